import { describe, expect, it } from 'vitest';
import type { Entry } from '#lib/model/entries.ts';
import { costOf, joined, portionsOf } from './portions.ts';

const entry = (client: string, clock: number, tx: string) => ({ client, clock, tx }) as Entry;
const many = (client: string, count: number, tx: (clock: number) => string) =>
	Array.from({ length: count }, (_, i) => entry(client, i + 1, tx(i + 1)));

describe('portions of a journal', () => {
	it('few are one piece, as they came', () => {
		const few = [entry('a', 2, 'y'), entry('a', 1, 'x')];
		expect(portionsOf(few)).toEqual([few]);
	});

	it('many are pieces in the order of their clocks, one journal after the other', () => {
		const all = [...many('a', 120, String).reverse(), ...many('b', 3, String)];
		const portions = portionsOf(all);
		expect(portions.map(({ length }) => length)).toEqual([50, 50, 23]);
		const names = portions.flat().map(({ client, clock }) => `${client}${clock}`);
		const wanted = [...many('a', 120, String), ...many('b', 3, String)];
		expect(names).toEqual(wanted.map(({ client, clock }) => `${client}${clock}`));
	});

	it('no tx is split', () => {
		const portions = portionsOf(many('a', 130, (clock) => (clock < 100 ? 'long' : `t${clock}`)));
		expect(portions[0]).toHaveLength(99);
		expect(portions.flat()).toHaveLength(130);
	});

	it('an undo is a piece of its own, however few there are', () => {
		const undo = (clock: number, value: string) =>
			({ ...entry('a', clock, `u${clock}`), op: 'undo', value }) as Entry;
		const all = [entry('a', 1, 'x'), entry('a', 2, 'x'), undo(3, 'x'), undo(4, 'u3')];
		const portions = portionsOf([...all, entry('a', 5, 'y'), entry('a', 6, 'z')]);
		expect(portions.map((own) => own.map(({ clock }) => clock))).toEqual([
			[1, 2],
			[3],
			[4],
			[5, 6]
		]);
	});

	it('are told as one: the last clock, and every outcome', () => {
		const outcome = (clock: number) => ({ clock }) as never;
		const told = joined([
			[{ client: 'a', upto: 50, outcomes: [outcome(7)] }],
			[{ client: 'a', upto: 51, outcomes: [outcome(51)], gap: 60 }],
			[{ client: 'b', upto: 1, outcomes: [] }]
		]);
		expect(told).toEqual([
			{ client: 'a', upto: 51, outcomes: [outcome(7), outcome(51)], gap: 60 },
			{ client: 'b', upto: 1, outcomes: [] }
		]);
	});
});

describe('the cost of a journal', () => {
	const undo = (clock: number, value: string) =>
		({ ...entry('a', clock, `u${clock}`), op: 'undo', value }) as Entry;

	it('is one for an edit', () => {
		expect(costOf(many('a', 70, String), () => 0)).toBe(70);
	});

	it('is what it reverts for an undo, stored or of the same journal, and something for the looking', () => {
		expect(costOf([undo(1, 'old')], () => 300)).toBe(320);
		const edits = many('a', 300, () => 'new');
		expect(costOf([undo(301, 'new'), undo(302, 'u301'), ...edits], () => 0)).toBe(300 + 2 * 320);
	});

	it('asks once of how many changes a tx is, however many undos name it', () => {
		const asked: string[] = [];
		const stored = (tx: string) => asked.push(tx) && 300;
		const undos = Array.from({ length: 2_000 }, (_, i) => undo(i + 1, i % 2 ? 'old' : 'older'));
		expect(costOf(undos, stored)).toBe(2_000 * 320);
		expect(asked).toEqual(['older', 'old']);
	});

	it('is that of a whole piece for an undo of what the server does not know yet', () => {
		expect(costOf([undo(1, 'coming')], () => 0)).toBe(70);
	});
});
