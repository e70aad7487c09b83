import { COLLECTION_NAMES } from '#lib/model/collections.ts';
import { isSharing } from '#lib/model/sharing.ts';
import type { Scope, ScopeGrant } from '#lib/model/scope.ts';
import type { Project } from '../changelog/project.ts';
import type { StoredRecord } from '../changelog/record.ts';
import { scopeName } from '../scopes/scopes.ts';

/** Everything that a new replica may hold. */
export function* allRecords(store: Project['store']): Iterable<StoredRecord> {
	for (const collection of COLLECTION_NAMES) yield* store.all(collection);
}

/** What changed after a cursor, and what links to it. */
export function* touchedRecords(store: Project['store'], cursor: number): Iterable<StoredRecord> {
	for (const [collection, id] of store.touchedSince(cursor)) {
		yield store.get(collection, id)!;
		for (const [dependent, record] of store.linkingTo(id)) yield store.get(dependent, record)!;
	}
}

/** Whether a change may decide who sees the record, and with it who sees the links that lead to it. */
export function isSeenByOthers(before: StoredRecord | null, after: StoredRecord): boolean {
	if (!before) return true;
	const keys = new Set([...Object.keys(before.fields), ...Object.keys(after.fields)]);
	for (const key of keys) {
		const decides =
			key === 'owner' || key === 'deletedAt' || key.startsWith('departments/') || isSharing(key);
		if (decides && before.fields[key] !== after.fields[key]) return true;
	}
	return false;
}

/** A scope that reads what a stored replica was built from. It writes nothing. */
export function scopeRead(reading: string): Scope {
	const lines = reading.split('\n').slice(1).filter(Boolean);
	const grants = lines.map((line): ScopeGrant => ({
		level: 'read',
		locked: [],
		...JSON.parse(line)
	}));
	return { grants, rights: [] };
}

/** The names of the scopes of all who may still join. */
export function scopesOf(project: Project): Set<string> {
	const members = [...project.all('members')].filter(({ fields }) => fields.isActive === true);
	return new Set(members.map(({ id }) => scopeName(project.scopeOf(id))));
}
