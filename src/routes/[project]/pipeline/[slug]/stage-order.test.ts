import { describe, expect, it } from 'vitest';
import type { Deal } from '#lib/model/deals.ts';
import { byRank } from '#lib/model/ranks.ts';
import { byClosing, StageOrder } from './stage-order.ts';

function deal(id: string, stage: string, rank: string, closedAt?: number): Deal {
	return { id, title: id, stage, rank, closedAt };
}

const roof = deal('roof', 'incoming', 'a1');
const door = deal('door', 'incoming', 'a0');
const gate = deal('gate', 'closing', 'a0');
const ids = (deals: readonly Deal[] | undefined) => deals?.map(({ id }) => id);

describe('StageOrder', () => {
	it('keeps the list of a stage that an edit did not touch', () => {
		const order = new StageOrder();
		const before = order.sorted([roof, door, gate], () => byRank);
		const moved = { ...gate, rank: 'a2' };
		const after = order.sorted([roof, door, moved], () => byRank);
		expect(ids(before.get('incoming'))).toEqual(['door', 'roof']);
		expect(after.get('incoming')).toBe(before.get('incoming'));
		expect(after.get('closing')).toEqual([moved]);
	});

	it('moves a deal from one stage to another', () => {
		const order = new StageOrder();
		order.sorted([roof, door, gate], () => byRank);
		const after = order.sorted([{ ...roof, stage: 'closing' }, door, gate], () => byRank);
		expect(ids(after.get('incoming'))).toEqual(['door']);
		expect(ids(after.get('closing'))).toEqual(['gate', 'roof']);
	});

	it('puts the latest closed deal first, and one closed a moment ago before it', () => {
		const closed = [
			deal('old', 'won', 'a0', 1),
			deal('late', 'won', 'a1', 9),
			deal('this', 'won', 'a2')
		];
		const after = new StageOrder().sorted(closed, () => byClosing);
		expect(ids(after.get('won'))).toEqual(['this', 'late', 'old']);
	});
});
