import type { Json } from './json.ts';

/** What a grant lets one do. Who may write may also read. */
export const LEVELS = ['read', 'write'] as const;

export type Level = (typeof LEVELS)[number];

/**
 * Which records a grant admits. `all`; `departments`: the records of my departments, or all while I am
 * in none; `reports`: mine and those of whom I manage; `own`: mine and those that nobody owns;
 * `shared`: those that were shared with me or with one of my roles, until that ends.
 */
export const ROW_RULES = ['all', 'departments', 'reports', 'own', 'shared'] as const;

export type RowRule = (typeof ROW_RULES)[number];

/** What is not about a record's section. */
export const RIGHTS = [
	'deleteContacts',
	'finalDeletion',
	'deleteProject',
	'importExport',
	'assign'
] as const;

export type Right = (typeof RIGHTS)[number];

/** Those that one member may have or lack whatever their roles say. */
export const MEMBER_RIGHTS = [
	'deleteContacts',
	'assign',
	'importExport'
] as const satisfies readonly Right[];

/** What a role gives of one section. Fields are named `companies.phone`. */
export interface Access {
	level: Level;
	rows: RowRule;
	/** Fields that it does not show. */
	hidden?: readonly string[];
	/** Fields that it shows but does not let one write. */
	locked?: readonly string[];
}

const FIELDS_LIMIT = 200;
const FIELD_NAME = /^[a-z]{1,40}\.[A-Za-z]{1,40}$/;

/** Whether a value may stand in a role for one of its sections. */
export function isAccess(value: Json): boolean {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
	const { level, rows, hidden = [], locked = [], ...others } = value;
	return (
		LEVELS.some((known) => known === level) &&
		ROW_RULES.some((known) => known === rows) &&
		[hidden, locked].every(areFields) &&
		Object.keys(others).length === 0
	);
}

function areFields(names: Json): boolean {
	if (!Array.isArray(names) || names.length > FIELDS_LIMIT) return false;
	return names.every((name) => typeof name === 'string' && FIELD_NAME.test(name));
}
