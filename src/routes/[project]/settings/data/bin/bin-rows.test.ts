import { expect, test } from 'vitest';
import type { BinRow } from '#lib/model/bin.ts';
import { restoring } from './bin-rows.ts';

const deal = (id: string, needs: BinRow['needs']): BinRow => ({
	collection: 'deals',
	id,
	fields: { title: id },
	deletedAt: 1,
	deletedBy: 'jana',
	needs,
	isBlocked: false
});

test('each record is restored by itself, and what several stood in with the first of them', () => {
	const rows = [deal('roof', [['stages', 'survey']]), deal('hall', [['stages', 'survey']])];
	const edits = restoring(rows).map((tx) => tx.map(({ recordId, value }) => [recordId, value]));
	expect(edits).toEqual([
		[
			['survey', null],
			['roof', null]
		],
		[['hall', null]]
	]);
});
