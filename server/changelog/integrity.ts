import type { CollectionName } from '#lib/model/collections.ts';
import type { Rule } from '#lib/model/entries.ts';
import type { Fields, Json } from '#lib/model/json.ts';
import type { StoredRecord } from './record.ts';

/** The records as a tx would leave them; one for each tx. */
export interface Trial {
	fields(collection: CollectionName, id: string): Fields | null;
	/** Those that were there before it; with `stages`, only deals that stand in them. */
	all(collection: CollectionName, stages?: readonly string[]): Iterable<StoredRecord>;
}

/** What was found out for one tx and holds for all its records. */
interface Findings {
	/** Companies below no circle. */
	rooted: Set<string>;
	/** Pipelines that have stages. */
	used?: Set<string>;
}

const findings = new WeakMap<Trial, Findings>();

function findingsOf(trial: Trial): Findings {
	let known = findings.get(trial);
	if (!known) findings.set(trial, (known = { rooted: new Set() }));
	return known;
}

/** Which rule that joins several records a tx would break on this one, or null. */
export function brokenRule(
	trial: Trial,
	collection: CollectionName,
	id: string,
	before: StoredRecord | null,
	after: Fields
): Rule | null {
	if (collection === 'companies')
		return after.parent === before?.fields.parent ? null : parentRule(trial, id, after);
	if (collection === 'deals') return placeRule(trial, 'stages', after.stage, after);
	if (collection === 'stages')
		return (
			stageRule(trial, id, before, after) ?? placeRule(trial, 'pipelines', after.pipeline, after)
		);
	if (collection === 'pipelines') return pipelineRule(trial, id, after);
	return null;
}

/** What is there stands in a stage, or a pipeline, that is there: also when it is brought back. */
function placeRule(
	trial: Trial,
	collection: 'stages' | 'pipelines',
	id: Json | undefined,
	after: Fields
): Rule | null {
	if (after.deletedAt !== undefined) return null;
	const place = trial.fields(collection, String(id));
	return place && place.deletedAt === undefined ? null : 'link';
}

/** No company stands above itself. */
function parentRule(trial: Trial, id: string, after: Fields): Rule | null {
	const { rooted } = findingsOf(trial);
	const way = [id];
	let above = after.parent;
	for (let steps = 0; typeof above === 'string' && !rooted.has(above); steps++) {
		if (above === id) return 'cycle';
		if (steps === 1_000) return null;
		way.push(above);
		above = trial.fields('companies', above)?.parent;
	}
	for (const company of way) rooted.add(company);
	return null;
}

/** Closed stages are always there; an active one goes only when no deal stands in it. */
function stageRule(
	trial: Trial,
	id: string,
	before: StoredRecord | null,
	after: Fields
): Rule | null {
	if (!before) return after.kind === 'active' ? null : 'invalid';
	if (after.kind !== before.fields.kind || after.pipeline !== before.fields.pipeline)
		return 'invalid';
	if (after.deletedAt === undefined) return null;
	if (after.kind !== 'active') return 'last_one';
	for (const deal of trial.all('deals', [id])) {
		const stage = trial.fields('deals', deal.id)?.stage ?? deal.fields.stage;
		if (stage === id) return 'not_empty';
	}
	return null;
}

function pipelineRule(trial: Trial, id: string, after: Fields): Rule | null {
	if (after.deletedAt === undefined) return null;
	const known = findingsOf(trial);
	known.used ??= new Set([...trial.all('stages')].map((stage) => String(stage.fields.pipeline)));
	return known.used.has(id) ? 'not_empty' : null;
}
