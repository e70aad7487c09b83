import { COLLECTIONS, fieldOf, type CollectionName } from './collections.ts';
import type { Fields } from './json.ts';
import { ROLES, isRoleId, type Grant, type Level, type Right } from './roles.ts';
import { elementsOf } from './rows.ts';
import type { Section } from './sections.ts';

/** A grant's row rule with the member's own ids filled in. */
export type Rows =
	{ of: 'all' } | { of: 'departments'; departments: string[] } | { of: 'own'; owner: string };

export interface ScopeGrant {
	section: Section;
	level: Level;
	rows: Rows;
	hidden: readonly string[];
	locked: readonly string[];
}

/** All that a member may do in a project: the set of their grants, and their rights. */
export interface Scope {
	grants: ScopeGrant[];
	rights: Right[];
}

/** What a scope is made from. */
export interface Standing {
	id: string;
	roles: readonly string[];
	departments: readonly string[];
}

/** The scope of a member. Roles add up as a set: the parts of different grants are never mixed. */
export function scopeOf(member: Standing): Scope {
	const grants = new Map<string, ScopeGrant>();
	const rights = new Set<Right>();
	for (const id of member.roles) {
		if (!isRoleId(id)) continue;
		for (const { section, level, rows, ...fields } of ROLES[id].grants as readonly Grant[]) {
			const grant: ScopeGrant = {
				section,
				level,
				rows: resolved(rows, member),
				hidden: [...(fields.hidden ?? [])].sort(),
				locked: [...(fields.locked ?? [])].sort()
			};
			grants.set(JSON.stringify(grant), grant);
		}
		for (const right of ROLES[id].rights) rights.add(right);
	}
	const keys = [...grants.keys()].sort();
	return { grants: keys.map((key) => grants.get(key)!), rights: [...rights].sort() };
}

function resolved(rule: 'all' | 'departments' | 'own', member: Standing): Rows {
	if (rule === 'own') return { of: 'own', owner: member.id };
	if (rule === 'departments' && member.departments.length > 0) {
		return { of: 'departments', departments: [...member.departments].sort() };
	}
	return { of: 'all' };
}

/**
 * What a scope's replica depends on, as a string equal for equal replicas: the grants without their
 * level, since who may write sees the same as who may read.
 */
export function readingOf(scope: Scope): string {
	const reading = scope.grants.map(({ section, rows, hidden }) =>
		JSON.stringify({ section, rows, hidden })
	);
	return [...new Set(reading)].sort().join('\n');
}

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
	return admitting(scope, section, collection, fields).some((g) => !g.hidden.includes(name));
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
			(name === undefined || (!grant.hidden.includes(name) && !grant.locked.includes(name)))
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

/** Whether a scope holds everything that another one does: nobody may invite beyond themselves. */
export function covers(holder: Scope, other: Scope): boolean {
	return (
		other.rights.every((right) => holder.rights.includes(right)) &&
		other.grants.every((wanted) => holder.grants.some((held) => coversGrant(held, wanted)))
	);
}

function coversGrant(held: ScopeGrant, wanted: ScopeGrant): boolean {
	if (held.section !== wanted.section) return false;
	if (wanted.level === 'write' && held.level !== 'write') return false;
	if (!held.hidden.every((name) => wanted.hidden.includes(name))) return false;
	if (!held.locked.every((name) => wanted.locked.includes(name) || wanted.hidden.includes(name))) {
		return false;
	}
	if (held.rows.of === 'all') return true;
	if (held.rows.of === 'departments' && wanted.rows.of === 'departments') {
		const mine = held.rows.departments;
		return wanted.rows.departments.every((id) => mine.includes(id));
	}
	// Another person's own records are not mine; only what nobody owns would be common.
	return false;
}
