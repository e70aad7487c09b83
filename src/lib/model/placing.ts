import type { Edit } from './entries.ts';
import type { Fields } from './json.ts';
import { rankedBetween, type Ranked } from './ranks.ts';

/** A deal as far as its place on a board goes. */
export interface Placed extends Ranked {
	readonly stage: string;
}

/**
 * Where cards were dropped: into a stage, under `beforeId` and above `afterId`. Ids, not positions:
 * the stage may have changed between the last look and the drop. Both absent: at the end.
 */
export interface Place {
	stage: string;
	beforeId?: string;
	afterId?: string;
}

/** The index in `column` at which something dropped at `place` stands. */
export function placeIndex(column: readonly Ranked[], place: Omit<Place, 'stage'>): number {
	const before = column.findIndex((row) => row.id === place.beforeId);
	if (before >= 0) return before + 1;
	const after = column.findIndex((row) => row.id === place.afterId);
	return after >= 0 ? after : column.length;
}

/** The place at a position (from 0) among the cards that are shown, none of them the moving ones. */
export function placeAt(stage: string, shown: readonly Ranked[], position: number): Place {
	return { stage, beforeId: shown[position - 1]?.id, afterId: shown[position]?.id };
}

/**
 * The edits that put deals, in their given order, at a place of `column`: all deals of the stage, in
 * order, shown or not. Empty when they stand there already. Neighbours of equal rank are told apart by
 * new ranks for the later ones.
 */
export function placed(
	moving: readonly Placed[],
	column: readonly Placed[],
	place: Place,
	extra: Fields = {}
): Edit[] {
	if (isThere(moving, column, place)) return [];
	const ids = new Set(moving.map((deal) => deal.id));
	const rest = column.filter((deal) => !ids.has(deal.id));
	const ranks = ranksAt(moving, rest, placeIndex(rest, place));
	const patches = new Map<string, Fields>();
	for (const [id, rank] of ranks) patches.set(id, { rank });
	for (const deal of moving) {
		const stage: Fields = deal.stage === place.stage ? {} : { stage: place.stage };
		patches.set(deal.id, { ...stage, ...patches.get(deal.id), ...extra });
	}
	return [...patches].flatMap(([id, patch]) => dealEdits(id, patch));
}

function isThere(moving: readonly Placed[], column: readonly Placed[], place: Place): boolean {
	const [only, second] = moving;
	if (!only || second || only.stage !== place.stage) return only === undefined;
	const at = column.findIndex((deal) => deal.id === only.id);
	const rest = column.filter((deal) => deal.id !== only.id);
	return at === placeIndex(rest, place);
}

/** The ranks that differ from what stands there, by id, the moving ones first. */
function ranksAt(moving: readonly Ranked[], rest: readonly Ranked[], index: number) {
	const changed = new Map<string, string>();
	let before = rest[index - 1];
	let following = rest.slice(index);
	for (const deal of moving) {
		for (const [id, rank] of rankedBetween(deal.id, before, following)) changed.set(id, rank);
		before = { id: deal.id, rank: changed.get(deal.id)! };
		following = following.map((row) => ({ id: row.id, rank: changed.get(row.id) ?? row.rank }));
	}
	return changed;
}

/** One `set` per field of a patch of a deal. */
export function dealEdits(recordId: string, patch: Fields): Edit[] {
	return Object.entries(patch).map(([field, value]) => ({
		collection: 'deals',
		recordId,
		op: 'set',
		field,
		value
	}));
}
