import type { Deal } from '#lib/model/deals.ts';
import type { ListQuery } from '#lib/model/list-query.ts';
import { hasSection } from '#lib/model/rights.ts';
import type { Scope } from '#lib/model/scope.ts';
import { stageTotals, type StageTotals } from '#lib/model/stage-totals.ts';
import type { Stage } from '#lib/model/stages.ts';
import { projection } from '../scopes/projection.ts';
import { scopeName } from '../scopes/scopes.ts';
import type { Project } from './project.ts';
import { matches, stagesOf, type Listed } from './reading.ts';

type Totals = Record<string, StageTotals>;

/** What was answered since a commit. */
interface Answers {
	seq: number;
	/** Of all deals: as many as there are scopes and pipelines. */
	whole: Map<string, Totals>;
	/** Of those that are looked for: anybody may look for anything. */
	filtered: Map<string, Totals>;
}

/** So many filtered questions are remembered between two commits, the last ones. */
const KEPT = 64;

/**
 * Totals of the deals of each stage that are not on devices. All boards ask at once when such deals
 * change: who sees the same is answered from one reading, whatever else is asked.
 */
export class ArchivedTotals {
	readonly #kept = new WeakMap<Project, Answers>();

	/** What a scope may see of them; nothing without sales. */
	of(project: Project, scope: Scope, pipeline: string, query: ListQuery): Totals {
		if (!hasSection(scope, 'sales')) return {};
		const filter = filterOf(query);
		const isWhole = filter.every((part) => part === null);
		const answers = this.#answers(project)[isWhole ? 'whole' : 'filtered'];
		const key = JSON.stringify([scopeName(scope), pipeline, ...filter]);
		const known = answers.get(key);
		if (known) return known;
		const stages = stagesOf(project, pipeline);
		// Nor is anything remembered of what is no pipeline.
		if (stages.length === 0) return {};
		const totals = read(project, scope, stages, query);
		if (!isWhole && answers.size >= KEPT) answers.delete(answers.keys().next().value!);
		answers.set(key, totals);
		return totals;
	}

	#answers(project: Project): Answers {
		const { seq } = project;
		let kept = this.#kept.get(project);
		if (kept?.seq !== seq) {
			kept = { seq, whole: new Map(), filtered: new Map() };
			this.#kept.set(project, kept);
		}
		return kept;
	}
}

/** What of a query makes another answer: which deals match. */
function filterOf({ q, owner, company, person }: ListQuery): (string | null)[] {
	return [q || null, owner ?? null, company ?? null, person ?? null];
}

function read(project: Project, scope: Scope, stages: readonly string[], query: ListQuery): Totals {
	const totals: Totals = {};
	for (const stage of stages) {
		const rows: Listed[] = [];
		for (const record of project.store.all('deals', true, [stage])) {
			const seen = projection(scope, record, project.store.get.bind(project.store));
			if (seen && matches(project, 'deals', seen, query)) rows.push({ ...seen, id: record.id });
		}
		if (rows.length === 0) continue;
		const place = project.get('stages', stage) as unknown as Stage;
		totals[stage] = stageTotals(place, rows as unknown as Deal[]);
	}
	return totals;
}
