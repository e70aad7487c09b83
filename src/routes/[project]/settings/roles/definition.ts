import type { RoleDefinition } from '#server/auth/roles.ts';
import { limitedFields } from '#lib/model/field-rights.ts';
import type { Access } from '#lib/model/grants.ts';
import { roleRecord } from '#lib/model/role-ids.ts';
import { SECTIONS, type Section } from '#lib/model/sections.ts';
import type { Workspace } from '#lib/replica/workspace.ts';
import { roleFinder } from './roles.ts';

/** How far a role limits a field. */
export type Limit = 'open' | 'locked' | 'hidden';

/** All that a role is at present; null when there is none. */
export function definitionOf(workspace: Workspace, role: string): RoleDefinition | null {
	const found = roleFinder(workspace)(role);
	if (!found) return null;
	const { rights, ...access } = found;
	const name = workspace.rows.roles.get(roleRecord(role))?.name ?? null;
	return { name, access, rights };
}

/** An access with one field limited otherwise. */
export function limited(access: Access, field: string, limit: Limit): Access {
	const { level, rows, hidden = [], locked = [] } = access;
	const others = (names: readonly string[]) => names.filter((name) => name !== field);
	const added = (names: readonly string[], is: Limit) =>
		limit === is ? [...others(names), field] : others(names);
	return { level, rows, hidden: added(hidden, 'hidden'), locked: added(locked, 'locked') };
}

export function limitOf({ hidden = [], locked = [] }: Access, field: string): Limit {
	if (hidden.includes(field)) return 'hidden';
	return locked.includes(field) ? 'locked' : 'open';
}

/** How many of a section's fields an access limits. */
export function limitedIn(section: Section, access: Access): number {
	return limitedFields(section).filter(({ name }) => limitOf(access, name) !== 'open').length;
}

/** Whether two definitions are of one role that stands as it is. */
export function isSameRole(a: RoleDefinition, b: RoleDefinition): boolean {
	const text = ({ name, access, rights }: RoleDefinition) =>
		JSON.stringify([name, SECTIONS.map((s) => ordered(access[s])), [...rights].sort()]);
	return text(a) === text(b);
}

function ordered(access: Access | undefined) {
	if (!access) return null;
	const { level, rows, hidden = [], locked = [] } = access;
	return [level, rows, [...hidden].sort(), [...locked].sort()];
}
