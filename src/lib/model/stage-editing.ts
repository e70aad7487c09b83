import type { Edit } from './entries.ts';
import { newId } from './ids.ts';
import { byRank, rankAfter } from './ranks.ts';
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
