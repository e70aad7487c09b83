import { describe, expect, it } from 'vitest';
import { placeAt, placed, placeIndex, type Placed } from './placing.ts';
import { byRank } from './ranks.ts';

const column: Placed[] = ['a0', 'a1', 'a2'].map((rank, i) => ({
	id: `deal-${i + 1}`,
	rank,
	stage: 'incoming'
}));
const [first, second, third] = column as [Placed, Placed, Placed];
const roof: Placed = { id: 'roof', rank: 'a1', stage: 'closing' };

function after(rows: readonly Placed[], edits: ReturnType<typeof placed>): string[] {
	const all = new Map(rows.map((row) => [row.id, { ...row }]));
	for (const { recordId, field, value } of edits)
		Object.assign(all.get(recordId)!, { [field!]: value });
	return [...all.values()]
		.filter((row) => row.stage === 'incoming')
		.sort(byRank)
		.map((row) => row.id);
}

describe('placed', () => {
	it('puts a card between the two it was dropped between', () => {
		const place = { stage: 'incoming', beforeId: 'deal-1', afterId: 'deal-2' };
		const edits = placed([roof], column, place);
		expect(after([...column, roof], edits)).toEqual(['deal-1', 'roof', 'deal-2', 'deal-3']);
		expect(edits.map((edit) => edit.field)).toEqual(['stage', 'rank']);
	});

	it('changes only the rank within a stage', () => {
		const edits = placed([third], column, { stage: 'incoming', afterId: 'deal-1' });
		expect(edits.map((edit) => edit.field)).toEqual(['rank']);
		expect(after(column, edits)).toEqual(['deal-3', 'deal-1', 'deal-2']);
	});

	it('does nothing when the card stands there already', () => {
		const place = { stage: 'incoming', beforeId: 'deal-1', afterId: 'deal-3' };
		expect(placed([second], column, place)).toEqual([]);
	});

	it('follows the lower neighbour when the upper one has left meanwhile', () => {
		const place = { stage: 'incoming', beforeId: 'gone', afterId: 'deal-3' };
		const edits = placed([roof], column, place);
		expect(after([...column, roof], edits)).toEqual(['deal-1', 'deal-2', 'roof', 'deal-3']);
	});

	it('goes to the end when both neighbours have left', () => {
		const edits = placed([roof], column, { stage: 'incoming', beforeId: 'gone', afterId: 'too' });
		expect(after([...column, roof], edits).at(-1)).toBe('roof');
	});

	it('tells neighbours of equal rank apart', () => {
		const equal = column.map((deal) => ({ ...deal, rank: 'a0' }));
		const place = { stage: 'incoming', beforeId: 'deal-1', afterId: 'deal-2' };
		const edits = placed([roof], equal, place);
		expect(after([...equal, roof], edits)).toEqual(['deal-1', 'roof', 'deal-2', 'deal-3']);
	});

	it('keeps the order of several cards, also between neighbours of equal rank', () => {
		const equal = column.map((deal) => ({ ...deal, rank: 'a0' }));
		const door: Placed = { id: 'door', rank: 'a9', stage: 'closing' };
		const edits = placed([door, roof], equal, { stage: 'incoming', beforeId: 'deal-2' });
		expect(after([...equal, door, roof], edits)).toEqual([
			'deal-1',
			'deal-2',
			'door',
			'roof',
			'deal-3'
		]);
	});

	it('carries what else is to change with the move', () => {
		const edits = placed([roof], [], { stage: 'incoming' }, { reason: null });
		expect(edits.at(-1)).toMatchObject({ recordId: 'roof', field: 'reason', value: null });
	});
});

describe('placeAt', () => {
	it('names the neighbours of a position', () => {
		expect(placeAt('incoming', column, 0)).toEqual({ stage: 'incoming', afterId: first.id });
		expect(placeIndex(column, placeAt('incoming', column, 2))).toBe(2);
		expect(placeAt('incoming', column, 3)).toEqual({ stage: 'incoming', beforeId: third.id });
	});
});
