import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/** Something with a place in an order; equal ranks are told apart by id. */
export interface Ranked {
	readonly id: string;
	readonly rank: string;
}

/**
 * A rank is no longer than this. Dropping at one place again and again makes ranks longer by a letter for
 * each five or six drops, so that 590 to 708 of them reach it; at the end of a list ranks stay short.
 * Where nothing that fits lies between, a row gets its neighbour's rank, and their ids decide: one may
 * drop on, and a rank that somebody made as long as may be keeps nobody from placing theirs.
 */
export const RANK_LIMIT = 120;

function between(before: string | null, after: string | null): string {
	const rank = generateKeyBetween(before, after);
	return rank.length > RANK_LIMIT ? (before ?? after)! : rank;
}

function manyBetween(before: string | null, after: string | null, count: number): string[] {
	const ranks = generateNKeysBetween(before, after, count);
	return ranks.some((rank) => rank.length > RANK_LIMIT)
		? ranks.map(() => (before ?? after)!)
		: ranks;
}

/** Order on a board and in every list that people arrange: `(rank, id)`. */
export function byRank(a: Ranked, b: Ranked): number {
	return a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** A rank after all of these, or beside the last. */
export function rankAfter(rows: Iterable<Ranked>): string {
	let last: string | null = null;
	for (const { rank } of rows) if (last === null || rank > last) last = rank;
	return between(last, null);
}

/** A rank before all of these, or beside the first. */
export function rankBefore(rows: Iterable<Ranked>): string {
	let first: string | null = null;
	for (const { rank } of rows) if (first === null || rank < first) first = rank;
	return between(null, first);
}

/** Evenly spaced ranks for `count` rows that follow `after`. */
export function ranksAfter(after: string | null, count: number): string[] {
	return manyBetween(after, null, count);
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
		ranks.set(id, between(before?.rank ?? null, after?.rank ?? null));
		return ranks;
	}
	const same = following.filter((row) => row.rank === after.rank && row.id !== id);
	const next = following.find((row) => row.rank > after.rank);
	const fresh = manyBetween(before.rank, next?.rank ?? null, same.length + 1);
	ranks.set(id, fresh[0]!);
	same.forEach((row, i) => {
		if (fresh[i + 1] !== row.rank) ranks.set(row.id, fresh[i + 1]!);
	});
	return ranks;
}
