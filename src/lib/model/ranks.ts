import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/** Something with a place in an order; equal ranks are told apart by id. */
export interface Ranked {
	readonly id: string;
	readonly rank: string;
}

/** Order on a board and in every list that people arrange: `(rank, id)`. */
export function byRank(a: Ranked, b: Ranked): number {
	return a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** A rank after all of these. */
export function rankAfter(rows: Iterable<Ranked>): string {
	let last: string | null = null;
	for (const { rank } of rows) if (last === null || rank > last) last = rank;
	return generateKeyBetween(last, null);
}

/** A rank before all of these. */
export function rankBefore(rows: Iterable<Ranked>): string {
	let first: string | null = null;
	for (const { rank } of rows) if (first === null || rank < first) first = rank;
	return generateKeyBetween(null, first);
}

/** Evenly spaced ranks for `count` rows that follow `after`. */
export function ranksAfter(after: string | null, count: number): string[] {
	return generateNKeysBetween(after, null, count);
}

/**
 * The ranks that put one row between two neighbours, by id: its own, and a new one for the later
 * neighbour (and those of equal rank behind it) when both neighbours share a rank and nothing fits between.
 */
export function rankedBetween(
	id: string,
	before: Ranked | undefined,
	following: readonly Ranked[]
): Map<string, string> {
	const ranks = new Map<string, string>();
	const after = following[0];
	if (!before || !after || before.rank < after.rank) {
		ranks.set(id, generateKeyBetween(before?.rank ?? null, after?.rank ?? null));
		return ranks;
	}
	const same = following.filter((row) => row.rank === after.rank && row.id !== id);
	const next = following.find((row) => row.rank > after.rank);
	const fresh = generateNKeysBetween(before.rank, next?.rank ?? null, same.length + 1);
	ranks.set(id, fresh[0]!);
	same.forEach((row, i) => ranks.set(row.id, fresh[i + 1]!));
	return ranks;
}
