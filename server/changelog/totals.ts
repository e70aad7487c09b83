import type { Deal } from '#lib/model/deals.ts';
import type { ListQuery } from '#lib/model/list-query.ts';
import { hasSection, type Scope } from '#lib/model/rights.ts';
import { stageTotals, type StageTotals } from '#lib/model/stage-totals.ts';
import { projection } from '../scopes/projection.ts';
import { scopeName } from '../scopes/scopes.ts';
import type { Project } from './project.ts';
import { matches, stagesOf, type Listed } from './reading.ts';

type Totals = Record<string, StageTotals>;

/** So many different questions are remembered between two commits. */
const KEPT = 64;

/**
 * Totals of the deals of each stage that are not on devices. All boards ask at once when such deals
 * change: who sees the same is answered from one reading.
 */
export class ArchivedTotals {
	readonly #kept = new WeakMap<Project, { seq: number; answers: Map<string, Totals> }>();

	/** What a scope may see of them; nothing without sales. */
	of(project: Project, scope: Scope, pipeline: string, query: ListQuery): Totals {
		if (!hasSection(scope, 'sales')) return {};
		const answers = this.#answers(project);
		const key = JSON.stringify([scopeName(scope), pipeline, query]);
		const known = answers.get(key);
		if (known) return known;
		const totals = read(project, scope, pipeline, query);
		if (answers.size < KEPT) answers.set(key, totals);
		return totals;
	}

	#answers(project: Project): Map<string, Totals> {
		const { seq } = project;
		let kept = this.#kept.get(project);
		if (kept?.seq !== seq) {
			kept = { seq, answers: new Map() };
			this.#kept.set(project, kept);
		}
		return kept.answers;
	}
}

function read(project: Project, scope: Scope, pipeline: string, query: ListQuery): Totals {
	const totals: Totals = {};
	for (const stage of stagesOf(project, pipeline)) {
		const rows: Listed[] = [];
		for (const record of project.store.all('deals', true, [stage])) {
			const seen = projection(scope, record, project.store.get.bind(project.store));
			if (seen && matches(project, 'deals', seen, query)) rows.push({ ...seen, id: record.id });
		}
		if (rows.length === 0) continue;
		const likelihood = Number(project.get('stages', stage)?.likelihood ?? 0);
		totals[stage] = stageTotals({ likelihood }, rows as unknown as Deal[]);
	}
	return totals;
}
