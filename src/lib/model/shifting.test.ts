import { describe, expect, it } from 'vitest';
import { byRank } from './ranks.ts';
import { shifted } from './shifting.ts';

const three = [
	{ id: 'timing', rank: 'a0' },
	{ id: 'budget', rank: 'a1' },
	{ id: 'competitor', rank: 'a2' }
];

function orderAfter(edits: ReturnType<typeof shifted>): string[] {
	const ranks = new Map(edits.map((edit) => [edit.recordId, String(edit.value)]));
	const all = three.map((row) => ({ ...row, rank: ranks.get(row.id) ?? row.rank }));
	return all.sort(byRank).map(({ id }) => id);
}

describe('arranging a list', () => {
	it('moves a row one place', () => {
		const [, budget] = three;
		expect(orderAfter(shifted('reasons', budget!, -1, three))).toEqual([
			'budget',
			'timing',
			'competitor'
		]);
		expect(orderAfter(shifted('reasons', budget!, 1, three))).toEqual([
			'timing',
			'competitor',
			'budget'
		]);
	});

	it('edits records of the collection it was told', () => {
		expect(shifted('stages', three[1]!, 1, three)).toMatchObject([
			{ collection: 'stages', recordId: 'budget', op: 'set', field: 'rank' }
		]);
	});

	it('stays at the ends', () => {
		expect(shifted('reasons', three[0]!, -1, three)).toEqual([]);
		expect(shifted('reasons', three[2]!, 1, three)).toEqual([]);
	});
});
