import type { CollectionName } from '#lib/model/collections.ts';
import { folded } from '#lib/i18n/folded.ts';
import { isSame, type Fields } from '#lib/model/json.ts';
import type { ListQuery } from '#lib/model/list-query.ts';
import type { Scope } from '#lib/model/rights.ts';
import { projection } from '../scopes/projection.ts';
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
	rows.sort(order(query.sort ?? (collection === 'deals' ? '-closedAt' : 'name')));
	const offset = query.offset ?? 0;
	return { rows: rows.slice(offset, offset + (query.limit ?? 100)), total: rows.length };
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

function order(sort: string): (a: Listed, b: Listed) => number {
	const isDown = sort.startsWith('-');
	const key = isDown ? sort.slice(1) : sort;
	return (a, b) => {
		const [x, y] = isDown
			? [comparable(b[key]), comparable(a[key])]
			: [comparable(a[key]), comparable(b[key])];
		if (isSame(x, y)) return a.id < b.id ? -1 : 1;
		if (typeof x === 'number' && typeof y === 'number') return x - y;
		return String(x).localeCompare(String(y));
	};
}

function comparable(value: Fields[string] | undefined): string | number {
	if (typeof value === 'number' || typeof value === 'string') return value;
	if (typeof value === 'object' && value && 'amount' in value) return Number(value.amount);
	return '';
}
