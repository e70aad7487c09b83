import type { AuditEntry, AuditPage, AuditQuery } from '#lib/model/audit.ts';
import { COLLECTION_NAMES, type CollectionName } from '#lib/model/collections.ts';
import type { Fields } from '#lib/model/json.ts';
import { readsAllOf } from '#lib/model/rights.ts';
import type { Scope } from '#lib/model/scope.ts';
import type { Project } from '../changelog/project.ts';
import { managerScope } from '../auth/member.ts';
import type { Db } from '../db/connection.ts';
import { projection } from '../scopes/projection.ts';

const PAGE = 100;
const NAMES = 3;

type Row = Omit<AuditEntry, 'facts' | 'names'> & { facts: string };

/**
 * A page of the audit log, for those who may manage members; of records whose collection they do not
 * read as a whole, nothing. Names are as the reader may see them now.
 *
 * @throws SpoluError `forbidden`
 */
export function readAudit(
	db: Db,
	project: Project,
	member: string,
	query: AuditQuery = {}
): AuditPage {
	const scope = managerScope(project, member);
	const limit = query.limit ?? PAGE;
	const rows = rowsOf(db, project.id, scope, query, limit + 1);
	const shown = rows.slice(0, limit);
	return {
		rows: shown.map((row) => told(project, scope, row)),
		next: rows.length > limit ? shown.at(-1)!.id : null
	};
}

function rowsOf(db: Db, project: string, scope: Scope, query: AuditQuery, limit: number): Row[] {
	const { kind, member, before } = query;
	const readable = COLLECTION_NAMES.filter((name) => readsAllOf(scope, name));
	const wanted: [condition: string, value: string | number | undefined][] = [
		['kind = ?', kind],
		['member = ?', member],
		['id < ?', before]
	];
	const given = wanted.filter(([, value]) => value !== undefined);
	return db.$client
		.prepare(
			`select id, at, member, address, kind, collection, facts from audit where project = ?
			 ${given.map(([condition]) => `and ${condition}`).join(' ')}
			 and (collection is null or collection in (select value from json_each(?)))
			 order by id desc limit ?`
		)
		.all(project, ...given.map(([, value]) => value), JSON.stringify(readable), limit) as Row[];
}

function told(project: Project, scope: Scope, { facts, ...row }: Row): AuditEntry {
	const read = JSON.parse(facts) as AuditEntry['facts'];
	const { collection } = row;
	const ids = collection ? (read.ids ?? []).slice(0, NAMES) : [];
	const names = ids.flatMap((id) => nameOf(project, scope, collection!, id) ?? []);
	return { ...row, facts: read, names };
}

/** What a record is called, of a deleted one as if it were there; null when the reader may not see it. */
function nameOf(project: Project, scope: Scope, collection: CollectionName, id: string) {
	const record = project.store.get(collection, id);
	if (!record) return null;
	const { deletedAt: _, ...alive } = record.fields;
	const seen = projection(scope, { ...record, fields: alive }, (...of) => project.store.get(...of));
	return seen && (called(seen) || null);
}

function called({ title, name, givenName, familyName }: Fields): string {
	return String(title ?? name ?? [givenName, familyName].filter(Boolean).join(' '));
}
