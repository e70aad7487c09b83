import { companies } from './companies.ts';
import { deals } from './deals.ts';
import { departments } from './departments.ts';
import { isOfElements, type Field } from './fields.ts';
import { isId } from './ids.ts';
import type { Json } from './json.ts';
import { members } from './members.ts';
import { people } from './people.ts';
import { pipelines } from './pipelines.ts';
import { products } from './products.ts';
import { reasons } from './reasons.ts';
import { roles } from './roles.ts';
import type { Section } from './sections.ts';
import { stages } from './stages.ts';

/** Raised whenever a copy made by an older program would be misread. */
export const SCHEMA_VERSION = 2;

export interface Collection {
	/** Grants of this section govern reading; `everyone` in the project reads it otherwise. */
	reads: Section | 'everyone';
	/** Grants of this section govern writing; `server` means that no entry may touch it. */
	writes: Section | 'server';
	/** Deleting needs the right `deleteContacts` as well. */
	isContact?: boolean;
	fields: Record<string, Field>;
}

/** Every kind of record there is. To add one: a file beside this, a line here, a route, a story. */
export const COLLECTIONS = {
	members,
	roles,
	departments,
	pipelines,
	stages,
	reasons,
	products,
	companies,
	people,
	deals
} satisfies Record<string, Collection>;

export type CollectionName = keyof typeof COLLECTIONS;

export const COLLECTION_NAMES = Object.keys(COLLECTIONS) as CollectionName[];

export function isCollectionName(name: unknown): name is CollectionName {
	return typeof name === 'string' && Object.hasOwn(COLLECTIONS, name);
}

/** Fields that every record has, whatever its collection. */
const COMMON: Record<string, Field> = {
	createdAt: { kind: 'instant', byServer: true },
	createdBy: { kind: 'link', to: 'members', byServer: true },
	deletedAt: { kind: 'instant' }
};

/** The field behind a key of a record: `title`, or `departments/ID` for an element of a set. */
export function fieldOf(collection: CollectionName, key: string): Field | undefined {
	const slash = key.indexOf('/');
	const name = slash < 0 ? key : key.slice(0, slash);
	const all: Record<string, Field> = COLLECTIONS[collection].fields;
	const field = Object.hasOwn(all, name)
		? all[name]
		: Object.hasOwn(COMMON, name)
			? COMMON[name]
			: undefined;
	if (!field) return undefined;
	if (!isOfElements(field)) return slash < 0 ? field : undefined;
	return slash > 0 && isId(key.slice(slash + 1)) ? field : undefined;
}

/** Where a field's value leads, as collection and id; nowhere when it is no link and no element of a set. */
export function linkOf(
	collection: CollectionName,
	key: string,
	value: Json
): [to: CollectionName, id: string] | [] {
	const field = fieldOf(collection, key);
	if (field?.kind === 'link') return [field.to as CollectionName, String(value)];
	if (field?.to) return [field.to as CollectionName, key.slice(key.indexOf('/') + 1)];
	return [];
}

/** The names of a collection's fields, common ones included. */
export function fieldNames(collection: CollectionName): string[] {
	return [...Object.keys(COLLECTIONS[collection].fields), ...Object.keys(COMMON)];
}
