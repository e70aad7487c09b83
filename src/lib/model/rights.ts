import { COLLECTIONS, fieldOf, type CollectionName } from './collections.ts';
import type { Fields } from './json.ts';
import type { Level, Right } from './grants.ts';
import { elementsOf } from './rows.ts';
import type { Rows, Scope, ScopeGrant } from './scope.ts';
import type { Section } from './sections.ts';
import { isSharedWith, isSharing } from './sharing.ts';

export function hasSection(scope: Scope, section: Section, level: Level = 'read'): boolean {
	return scope.grants.some(
		(g) => g.section === section && (level === 'read' || g.level === 'write')
	);
}

export function hasRight(scope: Scope, right: Right): boolean {
	return scope.rights.includes(right);
}

function admits(rows: Rows, fields: Fields): boolean {
	switch (rows.of) {
		case 'all':
			return true;
		case 'departments':
			return elementsOf(fields, 'departments').some((id) => rows.departments.includes(id));
		case 'own':
			return fields.owner === undefined || fields.owner === null || fields.owner === rows.owner;
		case 'reports':
			return rows.owners.includes(fields.owner as string);
		case 'shared':
			return isSharedWith(fields, rows.with);
	}
}

/** Whether the collection's records have owners and departments, so that row rules can tell them apart. */
function hasRows(collection: CollectionName): boolean {
	return Object.hasOwn(COLLECTIONS[collection].fields, 'owner');
}

function admitting(scope: Scope, section: Section, collection: CollectionName, fields: Fields) {
	return scope.grants.filter(
		(grant) => grant.section === section && (!hasRows(collection) || admits(grant.rows, fields))
	);
}

/** Whether the scope may read this record. Deleted records are nobody's to read. */
export function mayRead(scope: Scope, collection: CollectionName, fields: Fields): boolean {
	if (fields.deletedAt !== undefined && fields.deletedAt !== null) return false;
	const section = COLLECTIONS[collection].reads;
	if (section === 'everyone') return true;
	return admitting(scope, section, collection, fields).length > 0;
}

/** Whether the scope may read one field of a record that it may read. */
export function mayReadField(
	scope: Scope,
	collection: CollectionName,
	fields: Fields,
	key: string
): boolean {
	const needs = fieldOf(collection, key)?.section;
	if (needs && !hasSection(scope, needs)) return false;
	const section = COLLECTIONS[collection].reads;
	if (section === 'everyone') return true;
	const name = key.split('/')[0]!;
	return admitting(scope, section, collection, fields).some((g) => shows(g, collection, name));
}

/** Whoever was lent a record is not told who else was. */
function shows(grant: ScopeGrant, collection: CollectionName, name: string): boolean {
	if (grant.rows.of === 'shared' && isSharing(name)) return false;
	return !grant.hidden.includes(`${collection}.${name}`);
}

/** Whether the scope may write one field of this record; any field when no key is given. */
export function mayWrite(
	scope: Scope,
	collection: CollectionName,
	fields: Fields,
	key?: string
): boolean {
	const section = COLLECTIONS[collection].writes;
	if (section === 'server' || !mayRead(scope, collection, fields)) return false;
	const name = key?.split('/')[0];
	return admitting(scope, section, collection, fields).some(
		(grant) =>
			grant.level === 'write' &&
			(name === undefined ||
				(shows(grant, collection, name) && !grant.locked.includes(`${collection}.${name}`)))
	);
}

/** Whether the scope may make records of a collection at all; the record itself is judged too. */
export function mayCreate(scope: Scope, collection: CollectionName): boolean {
	const section = COLLECTIONS[collection].writes;
	return section !== 'server' && hasSection(scope, section, 'write');
}

/** Deleting follows writing; contacts need a right of their own as well. */
export function mayDelete(scope: Scope, collection: CollectionName, fields: Fields): boolean {
	const isContact = 'isContact' in COLLECTIONS[collection];
	return mayWrite(scope, collection, fields) && (!isContact || hasRight(scope, 'deleteContacts'));
}

/**
 * Whether a collection is read whatever its owners and departments. Only then is a record that went
 * deleted for certain: from others it may have been withdrawn.
 */
export function readsAllOf(scope: Scope, collection: CollectionName): boolean {
	const section = COLLECTIONS[collection].reads;
	return (
		section === 'everyone' ||
		scope.grants.some(
			(grant) => grant.section === section && (!hasRows(collection) || grant.rows.of === 'all')
		)
	);
}

/** Whether a record that went may be brought back. */
export function mayRestore(scope: Scope, collection: CollectionName, fields: Fields): boolean {
	return readsAllOf(scope, collection) && mayDelete(scope, collection, fields);
}
