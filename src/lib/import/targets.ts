import { COLLECTIONS, type CollectionName } from '#lib/model/collections.ts';
import type { Field } from '#lib/model/fields.ts';
import { hasSection, mayCreate } from '#lib/model/rights.ts';
import type { Scope } from '#lib/model/scope.ts';

/** The collections that rows of a file can become records of. */
export const IMPORTABLE = ['companies', 'people', 'products', 'members', 'deals'] as const;

export type Importable = (typeof IMPORTABLE)[number];

export function isImportable(name: unknown): name is Importable {
	return (IMPORTABLE as readonly unknown[]).includes(name);
}

/** What a column can become: a field, or something from which fields follow. */
export interface Target {
	name: string;
	kind: Field['kind'];
	/** The collection of the record that a cell names. */
	to?: CollectionName;
	isRequired: boolean;
}

/** Targets that are no fields of their own: what a file says in one cell and a record in others. */
const DERIVED: Partial<Record<Importable, Target[]>> = {
	people: [{ name: 'fullName', kind: 'text', isRequired: false }],
	companies: [{ name: 'currency', kind: 'text', isRequired: false }],
	products: [{ name: 'currency', kind: 'text', isRequired: false }],
	deals: [
		{ name: 'currency', kind: 'text', isRequired: false },
		{ name: 'closedOn', kind: 'day', isRequired: false },
		{ name: 'outcome', kind: 'text', isRequired: false }
	]
};

/** Never taken from a file: the order on a board, and what an administrator gives by hand. */
const KEPT_BACK = new Set([
	'rank',
	'color',
	'roles',
	'given',
	'withheld',
	'isActive',
	'shares',
	'roleShares'
]);

function fieldTargets(into: Importable): Target[] {
	const fields: Record<string, Field> = COLLECTIONS[into].fields;
	return Object.entries(fields)
		.filter(([name, field]) => !field.byServer && !KEPT_BACK.has(name))
		.map(([name, field]) => ({
			name,
			kind: field.kind,
			...(field.to ? { to: field.to as CollectionName } : {}),
			isRequired: field.required === true
		}));
}

const targets = new Map<Importable, Target[]>();

/** Everything that a column can become in a collection, the collection's fields first. */
export function targetsOf(into: Importable): Target[] {
	let found = targets.get(into);
	if (!found) {
		found = [...fieldTargets(into), ...(DERIVED[into] ?? [])];
		targets.set(into, found);
	}
	return found;
}

export function targetOf(into: Importable, name: string): Target | undefined {
	return targetsOf(into).find((target) => target.name === name);
}

/** Whether a scope may make records of a collection by import; the right to import is a matter apart. */
export function mayImportInto(scope: Scope, into: CollectionName): boolean {
	return into === 'members' ? hasSection(scope, 'members', 'write') : mayCreate(scope, into);
}
