import { collator, t } from '#lib/i18n/index.ts';
import type { Fields } from '#lib/model/json.ts';
import { isRoleId, ROLE_IDS, roleRecord } from '#lib/model/role-ids.ts';
import { roleOf } from '#lib/model/role-of.ts';
import type { FindRole } from '#lib/model/scope.ts';
import type { Workspace } from '#lib/replica/workspace.ts';

/** A role that members may have. */
export interface Named {
	/** Under which members have it: a built-in one's name, an own one's id. */
	role: string;
	label: string;
}

/** What a role is called; nothing when it is gone. */
export function roleLabel({ rows }: Workspace, role: string): string {
	const own = rows.roles.get(roleRecord(role))?.name;
	return own ?? (isRoleId(role) ? t(`role.${role}`) : '');
}

/** All roles of the project: the built-in ones, then its own by name. */
export function allRoles(workspace: Workspace): Named[] {
	const builtIn = ROLE_IDS.map((role) => ({ role, label: roleLabel(workspace, role) }));
	const records = new Set(ROLE_IDS.map(roleRecord));
	const own = [...workspace.rows.roles.values()]
		.filter(({ id }) => !records.has(id))
		.map(({ id, name = '' }) => ({ role: id, label: name }))
		.sort((a, b) => collator().compare(a.label, b.label));
	return [...builtIn, ...own];
}

/** What the project's roles let one do. */
export function roleFinder({ rows }: Workspace): FindRole {
	return (name) => roleOf(name, (rows.roles.get(roleRecord(name)) ?? null) as Fields | null);
}

/** A name that no role has yet: `Copy of User`, `Copy of User 2`. */
export function unusedName(workspace: Workspace, wished: string): string {
	const taken = new Set(allRoles(workspace).map(({ label }) => label.trim().toLowerCase()));
	let name = wished;
	for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${wished} ${n}`;
	return name;
}
