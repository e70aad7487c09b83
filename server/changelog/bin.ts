import {
	aliveAgain,
	BIN_DAYS,
	mayBringBack,
	restorable,
	type BinPage,
	type BinQuery,
	type BinRow
} from '#lib/model/bin.ts';
import type { CollectionName } from '#lib/model/collections.ts';
import type { Scope } from '#lib/model/scope.ts';
import { projection } from '../scopes/projection.ts';
import type { Project } from './project.ts';
import { matches } from './reading.ts';
import { stampOf, type StoredRecord } from './record.ts';

const PAGE = 50;
const DAY_MS = 86_400_000;

/**
 * What was deleted in the last days and the scope may bring back, the last first. Of what it may not, nothing
 * is told, nor counted: a record is judged as if it were there, and shown as the scope would see it.
 */
export function listBin(
	project: Project,
	scope: Scope,
	query: BinQuery,
	now = Date.now()
): BinPage {
	const wanted = restorable(scope).filter((name) => (query.collection ?? name) === name);
	const limit = query.limit ?? PAGE;
	const rows: BinRow[] = [];
	const since = now - BIN_DAYS * DAY_MS;
	for (const record of project.store.deletedSince(since, wanted, placeOf(query.after))) {
		const row = rowOf(project, scope, record);
		if (!row || !matches(project, record.collection, row.fields, { q: query.q ?? '' })) continue;
		if (rows.length === limit) return { rows, next: placeAfter(rows.at(-1)!) };
		rows.push(row);
	}
	return { rows, next: null };
}

function placeAfter({ deletedAt, id }: BinRow): string {
	return `${deletedAt}.${id}`;
}

function placeOf(after: string | undefined): [at: number, id: string] | undefined {
	const [at, id] = after?.split('.') ?? [];
	return id === undefined ? undefined : [Number(at), id];
}

function rowOf(project: Project, scope: Scope, record: StoredRecord): BinRow | null {
	const { collection, id, fields } = record;
	if (!mayBringBack(scope, collection, fields)) return null;
	const find = project.store.get.bind(project.store);
	const seen = projection(scope, { ...record, fields: aliveAgain(fields) }, find);
	if (!seen) return null;
	const [, deletedAt, deletedBy] = stampOf(record, 'deletedAt');
	const needs = placesOf(project, record);
	const isBlocked = needs.some((of) => !mayBringBack(scope, of[0], project.get(...of)!));
	// What may not be restored is not named.
	return {
		collection,
		id,
		fields: seen,
		deletedAt,
		deletedBy,
		needs: isBlocked ? [] : needs,
		isBlocked
	};
}

/** The stage and the pipeline that a record stood in, as far as they are deleted; the outer one first. */
function placesOf(project: Project, { collection, fields }: StoredRecord): BinRow['needs'] {
	const outer: Partial<Record<CollectionName, ['stages' | 'pipelines', string]>> = {
		deals: ['stages', String(fields.stage)],
		stages: ['pipelines', String(fields.pipeline)]
	};
	const place = outer[collection];
	const found = place && project.store.get(...place);
	if (!found) return [];
	const above = placesOf(project, found);
	return found.fields.deletedAt === undefined ? above : [...above, place];
}
