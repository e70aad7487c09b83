import type { CollectionName } from '#lib/model/collections.ts';
import { folded } from '#lib/i18n/folded.ts';
import type { Fields } from '#lib/model/json.ts';
import type { ListQuery } from '#lib/model/list-query.ts';
import type { Scope } from '#lib/model/scope.ts';
import { projection } from '../scopes/projection.ts';
import { firstInOrder } from './order.ts';
import type { Project } from './project.ts';
import type { StoredRecord } from './record.ts';

export type Listed = Fields & { id: string };

/** What of one record a scope may see; null when nothing, or when there is no such record. */
export function readRecord(
	project: Project,
	scope: Scope,
	collection: CollectionName,
	id: string
): Listed | null {
	const record = project.store.get(collection, id);
	const seen = record && projection(scope, record, project.store.get.bind(project.store));
	return seen ? { ...seen, id } : null;
}

/** Records within a scope. Filters and order see only what the scope sees, so that they tell no more. */
export function listRecords(
	project: Project,
	scope: Scope,
	collection: CollectionName,
	query: ListQuery
): { rows: Listed[]; total: number } {
	const rows: Listed[] = [];
	for (const record of candidates(project, collection, query)) {
		const seen = projection(scope, record, project.store.get.bind(project.store));
		if (seen && matches(project, collection, seen, query)) rows.push({ ...seen, id: record.id });
	}
	const sort = query.sort || (collection === 'deals' ? '-closedAt' : 'name');
	const { language, offset = 0, limit = 100 } = query;
	const first = firstInOrder(collection, rows, { sort, language, count: offset + limit });
	return { rows: first.slice(offset), total: rows.length };
}

function candidates(
	project: Project,
	collection: CollectionName,
	query: ListQuery
): Iterable<StoredRecord> {
	const stages = query.stage
		? [query.stage]
		: query.pipeline
			? stagesOf(project, query.pipeline)
			: undefined;
	return project.store.all(
		collection,
		query.isArchived,
		collection === 'deals' ? stages : undefined
	);
}

export function stagesOf(project: Project, pipeline: string): string[] {
	return [...project.all('stages')]
		.filter(({ fields }) => fields.pipeline === pipeline)
		.map(({ id }) => id);
}

/** Whether what a scope sees of a record is what is looked for. */
export function matches(
	project: Project,
	collection: CollectionName,
	seen: Fields,
	query: ListQuery
): boolean {
	if (query.owner !== undefined && (seen.owner ?? '') !== query.owner) return false;
	if (query.company !== undefined && seen.company !== query.company) return false;
	if (query.person !== undefined && seen.person !== query.person) return false;
	const words = folded(query.q ?? '')
		.split(/\s+/)
		.filter(Boolean);
	if (words.length === 0) return true;
	const text = textOf(project, collection, seen);
	return words.every((word) => text.includes(word));
}

function textOf(project: Project, collection: CollectionName, seen: Fields): string {
	const own = [seen.title, seen.name, seen.givenName, seen.familyName, seen.reference, seen.email];
	const contact = collection === 'companies' ? [] : contactOf(project, seen);
	return folded([...own, ...contact].filter(Boolean).join(' '));
}

/** The names of the company, or of the person where there is none, as cards show them. */
function contactOf(project: Project, { company, person }: Fields) {
	const firm = typeof company === 'string' ? project.get('companies', company)?.name : null;
	if (firm) return [firm];
	const human = typeof person === 'string' ? project.get('people', person) : null;
	return human ? [human.givenName, human.familyName] : [];
}
