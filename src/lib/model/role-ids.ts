/** The built-in roles. Their names are in the catalogue under `role.{id}`. */
export const ROLE_IDS = [
	'admin',
	'director',
	'manager',
	'user',
	'limited',
	'salesRepresentative',
	'telephonist',
	'externalTelephonist',
	'serviceTechnician',
	'complaints',
	'invoicing'
] as const;

export type RoleId = (typeof ROLE_IDS)[number];

export function isRoleId(value: unknown): value is RoleId {
	return (ROLE_IDS as readonly unknown[]).includes(value);
}

/** Under which id a role stands as a record, if it does: its own, or a built-in one's. */
export function roleRecord(name: string): string {
	return isRoleId(name) ? `builtin-${name}` : name;
}

/** Under which name members have the role whose record has this id. */
export function roleAt(record: string): string {
	const name = record.replace(/^builtin-/, '');
	return isRoleId(name) ? name : record;
}
