import type { RoleId } from './role-ids.ts';
import { SECTIONS, type Section } from './sections.ts';

/** What a grant lets one do. Who may write may also read. */
export type Level = 'read' | 'write';

/**
 * Which records a grant admits. `all`; `departments`: the records of my departments, or all while I am
 * in none; `own`: mine and those that nobody owns.
 */
export type RowRule = 'all' | 'departments' | 'own';

/** What is not about a record's section. */
export const RIGHTS = [
	'deleteContacts',
	'finalDeletion',
	'deleteProject',
	'importExport',
	'assign'
] as const;

export type Right = (typeof RIGHTS)[number];

export interface Grant {
	section: Section;
	level: Level;
	rows: RowRule;
	/** Fields that this grant does not show. */
	hidden?: readonly string[];
	/** Fields that this grant shows but does not let one write. */
	locked?: readonly string[];
}

export interface Role {
	grants: readonly Grant[];
	rights: readonly Right[];
}

function grant(level: Level, rows: RowRule, ...sections: Section[]): Grant[] {
	return sections.map((section) => ({ section, level, rows }));
}

const RECORDS: Section[] = ['contacts', 'activities', 'sales', 'tasks', 'documents'];

/** What the built-in roles let one do. */
export const ROLES = {
	admin: { grants: grant('write', 'all', ...SECTIONS), rights: RIGHTS },
	director: {
		grants: grant('write', 'all', ...SECTIONS),
		rights: ['deleteContacts', 'finalDeletion', 'importExport', 'assign']
	},
	manager: {
		grants: [
			...grant('write', 'all', ...RECORDS, 'invoices', 'products', 'reports'),
			...grant('read', 'all', 'members')
		],
		rights: ['deleteContacts', 'importExport', 'assign']
	},
	user: {
		grants: [
			...grant('write', 'departments', ...RECORDS, 'invoices'),
			...grant('read', 'all', 'products')
		],
		rights: ['assign']
	},
	limited: {
		grants: [...grant('write', 'own', ...RECORDS), ...grant('read', 'all', 'products')],
		rights: []
	},
	salesRepresentative: {
		grants: [...grant('write', 'departments', ...RECORDS), ...grant('read', 'all', 'products')],
		rights: ['assign']
	},
	telephonist: {
		grants: [
			...grant('read', 'departments', 'contacts'),
			...grant('write', 'departments', 'activities'),
			...grant('write', 'own', 'tasks')
		],
		rights: []
	},
	serviceTechnician: {
		grants: [
			...grant('read', 'departments', 'contacts'),
			...grant('read', 'all', 'products'),
			...grant('write', 'departments', 'activities'),
			...grant('write', 'own', 'tasks')
		],
		rights: []
	},
	complaints: {
		grants: [
			...grant('write', 'departments', 'contacts', 'activities', 'sales', 'tasks'),
			...grant('read', 'all', 'products')
		],
		rights: ['assign']
	},
	invoicing: {
		grants: [
			...grant('read', 'departments', 'contacts'),
			...grant('write', 'all', 'invoices'),
			...grant('read', 'all', 'products')
		],
		rights: []
	}
} satisfies Record<RoleId, Role>;
