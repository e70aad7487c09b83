import type { CollectionName } from './collections.ts';
import type { Edit } from './entries.ts';
import { rankedBetween, type Ranked } from './ranks.ts';

/** The edits that put a row of a list one place earlier (-1) or later (1); none at the end. */
export function shifted(
	collection: CollectionName,
	row: Ranked,
	by: -1 | 1,
	list: readonly Ranked[]
): Edit[] {
	const rest = list.filter((one) => one.id !== row.id);
	const at = list.findIndex((one) => one.id === row.id) + by;
	if (at < 0 || at > rest.length) return [];
	const ranks = rankedBetween(row.id, rest[at - 1], rest.slice(at));
	return [...ranks].map(([recordId, rank]) => ({
		collection,
		recordId,
		op: 'set',
		field: 'rank',
		value: rank
	}));
}
