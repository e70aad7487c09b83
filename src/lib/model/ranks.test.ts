import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { misfit } from './fields.ts';
import { byRank, rankAfter, rankBefore, rankedBetween, ranksAfter, type Ranked } from './ranks.ts';

const row = (id: string, rank: string): Ranked => ({ id, rank });

function placed(rows: Ranked[], id: string, at: number): string[] {
	const ranks = rankedBetween(id, rows[at - 1], rows.slice(at));
	const all = [...rows, row(id, '')].map((one) => row(one.id, ranks.get(one.id) ?? one.rank));
	return all.sort(byRank).map((one) => one.id);
}

describe('ranks', () => {
	it('order by rank, then by id', () => {
		expect([row('b', 'a1'), row('a', 'a1'), row('c', 'a0')].sort(byRank).map((r) => r.id)).toEqual([
			'c',
			'a',
			'b'
		]);
	});

	it('put a row before and after all others', () => {
		const rows = [row('a', 'a0'), row('b', 'a5')];
		expect(rankAfter(rows) > 'a5').toBe(true);
		expect(rankBefore(rows) < 'a0').toBe(true);
		expect(rankAfter([])).toBe(rankBefore([]));
	});

	it('make as many as are asked for, in order', () => {
		const ranks = ranksAfter('a3', 50);
		expect(ranks).toHaveLength(50);
		expect([...ranks].sort()).toEqual(ranks);
		expect(ranks[0]! > 'a3').toBe(true);
	});

	it('stay within the limit behind, before and between ranks that fill it', () => {
		const [low, high] = [`A${'0'.repeat(118)}1`, 'z'.repeat(120)];
		const rows = [row('a', low), row('b', high)];
		const made = [
			rankAfter(rows),
			rankBefore(rows),
			...ranksAfter(high, 3),
			...rankedBetween('new', row('a', `a0${'z'.repeat(118)}`), [row('b', 'a1')]).values(),
			...rankedBetween('new', row('a', high), [row('b', high)]).values(),
			...rankedBetween('new', rows[1], []).values(),
			...rankedBetween('new', undefined, rows).values()
		];
		expect(made.map((rank) => misfit({ kind: 'rank' }, rank))).toEqual(made.map(() => null));
	});

	it('leave others alone where nothing fits between', () => {
		const [a, b] = [row('a', 'z'.repeat(120)), row('b', 'z'.repeat(120))];
		expect([...rankedBetween('new', a, [b]).keys()]).toEqual(['new']);
	});

	it('stay within the limit when thousands are dropped at one place', () => {
		let [before, after] = [row('a', 'a0'), row('b', 'a1')];
		for (let i = 0; i < 3_000; i++) {
			const ranks = rankedBetween('new', before, [after]);
			const rank = ranks.get('new')!;
			expect(misfit({ kind: 'rank' }, rank)).toBeNull();
			if (i % 2) before = row(`n${i}`, rank);
			else after = row(`n${i}`, rank);
		}
	});

	it('put a row exactly where it was dropped, also between equal ranks', () => {
		const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
		const rank = fc.constantFrom('a0', 'a1', 'a2', 'a3');
		fc.assert(
			fc.property(fc.tuple(rank, rank, rank, rank, rank, rank), fc.nat(6), (ranks, at) => {
				const rows = ids.map((id, i) => row(id, ranks[i]!)).sort(byRank);
				const order = rows.map((r) => r.id);
				expect(placed(rows, 'new', at)).toEqual([...order.slice(0, at), 'new', ...order.slice(at)]);
			})
		);
	});
});
