import type { Access, Level, Right } from './grants.ts';
import type { Role } from './built-in-roles.ts';
import { roleRecord } from './role-ids.ts';
import { SECTIONS, type Section } from './sections.ts';

/** A grant's row rule with ids filled in: whose records, of which departments, shared with whom. */
export type Rows =
	| { of: 'all' }
	| { of: 'departments'; departments: string[] }
	| { of: 'reports'; owners: string[] }
	| { of: 'own'; owner: string }
	| { of: 'shared'; with: string[] };

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
	/** Whom they manage. */
	reports?: readonly string[];
	/** Rights that they have, or lack, whatever their roles say. */
	given?: readonly Right[];
	withheld?: readonly Right[];
}

/** What a role of this name lets one do; null when there is none. */
export type FindRole = (name: string) => Role | null;

/** The scope of a member. Roles add up as a set: the parts of different grants are never mixed. */
export function scopeOf(member: Standing, find: FindRole): Scope {
	const grants = new Map<string, ScopeGrant>();
	const rights = new Set<Right>(member.given);
	for (const role of member.roles.map(find)) {
		if (!role) continue;
		for (const section of SECTIONS) {
			const access = role[section];
			if (!access) continue;
			const grant = granted(section, access, member);
			grants.set(JSON.stringify(grant), grant);
		}
		for (const right of role.rights) rights.add(right);
	}
	for (const right of member.withheld ?? []) rights.delete(right);
	const keys = [...grants.keys()].sort();
	return { grants: keys.map((key) => grants.get(key)!), rights: [...rights].sort() };
}

function granted(section: Section, access: Access, member: Standing): ScopeGrant {
	const { level, hidden = [], locked = [] } = access;
	const rows = resolved(access.rows, member);
	return { section, level, rows, hidden: once(hidden), locked: once(locked) };
}

function once(names: readonly string[]): string[] {
	return [...new Set(names)].sort();
}

function resolved(rule: Access['rows'], member: Standing): Rows {
	const { id, departments, reports = [] } = member;
	switch (rule) {
		case 'own':
			return { of: 'own', owner: id };
		case 'reports':
			return { of: 'reports', owners: [id, ...reports].sort() };
		case 'shared':
			return { of: 'shared', with: [id, ...member.roles.map(roleRecord)].sort() };
		case 'departments':
			if (departments.length > 0)
				return { of: 'departments', departments: [...departments].sort() };
			return { of: 'all' };
		case 'all':
			return { of: 'all' };
	}
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
