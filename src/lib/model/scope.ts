import { isRoleId } from './role-ids.ts';
import { ROLES, type Grant, type Level, type Right } from './roles.ts';
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
