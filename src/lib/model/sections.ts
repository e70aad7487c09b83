/** The parts of a project that grants speak of. */
export const SECTIONS = [
	'contacts',
	'activities',
	'sales',
	'tasks',
	'documents',
	'invoices',
	'products',
	'reports',
	'settings',
	'members'
] as const;

export type Section = (typeof SECTIONS)[number];
