import { RIGHTS, type Access, type Level, type Right, type RowRule } from './grants.ts';
import type { RoleId } from './role-ids.ts';
import { SECTIONS, type Section } from './sections.ts';

/** What a role lets one do: at most one access to each section. */
export type Role = Partial<Record<Section, Access>> & { rights: readonly Right[] };

function each(level: Level, rows: RowRule, ...sections: Section[]): Partial<Role> {
	return Object.fromEntries(sections.map((section) => [section, { level, rows }]));
}

const RECORDS: Section[] = ['contacts', 'activities', 'sales', 'tasks', 'documents'];

/** What the built-in roles let one do in a project that has not changed them. */
export const BUILT_IN_ROLES: Record<RoleId, Role> = {
	admin: { ...each('write', 'all', ...SECTIONS), rights: RIGHTS },
	director: {
		...each('write', 'all', ...SECTIONS),
		rights: ['deleteContacts', 'finalDeletion', 'importExport', 'assign']
	},
	manager: {
		...each('write', 'all', ...RECORDS, 'invoices', 'products', 'reports'),
		...each('read', 'all', 'members'),
		rights: ['deleteContacts', 'importExport', 'assign']
	},
	user: {
		...each('write', 'departments', ...RECORDS, 'invoices'),
		...each('read', 'all', 'products'),
		rights: ['assign']
	},
	limited: {
		...each('write', 'own', ...RECORDS),
		...each('read', 'all', 'products'),
		rights: []
	},
	salesRepresentative: {
		...each('write', 'departments', ...RECORDS),
		...each('read', 'all', 'products'),
		rights: ['assign']
	},
	telephonist: {
		...each('read', 'departments', 'contacts'),
		...each('write', 'departments', 'activities'),
		...each('write', 'own', 'tasks'),
		rights: []
	},
	externalTelephonist: {
		...each('read', 'shared', 'contacts'),
		...each('write', 'shared', 'activities'),
		rights: []
	},
	serviceTechnician: {
		...each('read', 'departments', 'contacts'),
		...each('read', 'all', 'products'),
		...each('write', 'departments', 'activities'),
		...each('write', 'own', 'tasks'),
		rights: []
	},
	complaints: {
		...each('write', 'departments', 'contacts', 'activities', 'sales', 'tasks'),
		...each('read', 'all', 'products'),
		rights: ['assign']
	},
	invoicing: {
		...each('read', 'departments', 'contacts'),
		...each('write', 'all', 'invoices'),
		...each('read', 'all', 'products'),
		rights: []
	}
};
