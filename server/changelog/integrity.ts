import type { CollectionName } from '#lib/model/collections.ts';
import type { Rule } from '#lib/model/entries.ts';
import type { Fields, Json } from '#lib/model/json.ts';
import type { StoredRecord } from './record.ts';

/** The records as a tx would leave them. */
export interface Trial {
	fields(collection: CollectionName, id: string): Fields | null;
	all(collection: CollectionName): Iterable<StoredRecord>;
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
		return after.parent === undefined ? null : parentRule(trial, id, after);
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
	let above = after.parent;
	for (let steps = 0; typeof above === 'string' && steps < 1000; steps++) {
		if (above === id) return 'cycle';
		above = trial.fields('companies', above)?.parent;
	}
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
	for (const deal of trial.all('deals')) {
		const stage = trial.fields('deals', deal.id)?.stage ?? deal.fields.stage;
		if (stage === id) return 'not_empty';
	}
	return null;
}

function pipelineRule(trial: Trial, id: string, after: Fields): Rule | null {
	if (after.deletedAt === undefined) return null;
	for (const stage of trial.all('stages')) {
		if (stage.fields.pipeline === id && stage.fields.deletedAt === undefined) return 'not_empty';
	}
	return null;
}
