/** The built-in roles. Their names are in the catalogue under `role.{id}`. */
export const ROLE_IDS = [
	'admin',
	'director',
	'manager',
	'user',
	'limited',
	'salesRepresentative',
	'telephonist',
	'serviceTechnician',
	'complaints',
	'invoicing'
] as const;

export type RoleId = (typeof ROLE_IDS)[number];

export function isRoleId(value: unknown): value is RoleId {
	return (ROLE_IDS as readonly unknown[]).includes(value);
}
