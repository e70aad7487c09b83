import type { Edit } from './entries.ts';
import { newId } from './ids.ts';
import { byRank, rankAfter, rankedBetween } from './ranks.ts';
import { isClosed, type Stage } from './stages.ts';

/** The stages of a pipeline that can be arranged, in their order. */
export function activeStages(stages: Iterable<Stage>, pipeline: string): Stage[] {
	return [...stages].filter((s) => s.pipeline === pipeline && !isClosed(s)).sort(byRank);
}

/** The edit that adds an active stage behind the others, weighed like the last one. */
export function added(name: string, pipeline: string, active: readonly Stage[]): Edit {
	const likelihood = active.at(-1)?.likelihood ?? 10;
	const fields = { name, pipeline, kind: 'active', likelihood, rank: rankAfter(active) };
	return { collection: 'stages', recordId: newId(), op: 'create', fields };
}

/** The edits that put an active stage one place earlier (-1) or later (1); none at the end. */
export function shifted(stage: Stage, by: -1 | 1, active: readonly Stage[]): Edit[] {
	const rest = active.filter((one) => one.id !== stage.id);
	const at = active.findIndex((one) => one.id === stage.id) + by;
	if (at < 0 || at > rest.length) return [];
	const ranks = rankedBetween(stage.id, rest[at - 1], rest.slice(at));
	return [...ranks].map(([recordId, rank]) => ({
		collection: 'stages',
		recordId,
		op: 'set',
		field: 'rank',
		value: rank
	}));
}
