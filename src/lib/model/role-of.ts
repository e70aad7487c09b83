import { BUILT_IN_ROLES, type Role } from './built-in-roles.ts';
import type { Right } from './grants.ts';
import type { Fields } from './json.ts';
import { isRoleId, roleAt } from './role-ids.ts';
import { SECTIONS } from './sections.ts';

/**
 * What a role lets one do, by its record as it stands, or as it was built when there is none; null for a
 * role that is neither. An Admin may do everything whatever anybody has written.
 */
export function roleOf(name: string, record: Fields | null): Role | null {
	// The id of a built-in role's record is no second name of it.
	if (roleAt(name) !== name) return null;
	const isBuiltIn = isRoleId(name);
	if (isBuiltIn && (name === 'admin' || !isThere(record))) return BUILT_IN_ROLES[name];
	return isThere(record) ? roleIn(record) : null;
}

function isThere(record: Fields | null): record is Fields {
	return record !== null && (record.deletedAt ?? null) === null;
}

function roleIn(record: Fields): Role {
	const accesses = SECTIONS.flatMap((section) =>
		record[section] ? [[section, record[section]]] : []
	);
	return {
		...(Object.fromEntries(accesses) as Partial<Role>),
		rights: (record.rights ?? []) as unknown as Right[]
	};
}
