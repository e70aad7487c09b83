import { COLLECTION_NAMES, COLLECTIONS, type CollectionName } from './collections.ts';
import type { Field } from './fields.ts';
import type { Access } from './grants.ts';
import type { Section } from './sections.ts';
import { isSharing } from './sharing.ts';

/** A field that a role may limit, and how far. */
export interface LimitedField {
	collection: CollectionName;
	field: string;
	/** As grants name it: `companies.phone`. */
	name: string;
	/** Rights and names depend on some fields: they can be locked, but not hidden. */
	isHideable: boolean;
}

const ALWAYS_SHOWN = new Set(['owner', 'departments', 'givenName']);

/**
 * The fields of a section's collections that a role may lock or hide. Without what is required nothing
 * could be made, and the place on a board belongs to moving.
 */
export function limitedFields(section: Section): LimitedField[] {
	return collectionsOf(section).flatMap((collection) =>
		Object.entries<Field>(COLLECTIONS[collection].fields)
			.filter(([field, kind]) => !kind.required && !kind.byServer && !isSharing(field))
			.map(([field]) => ({
				collection,
				field,
				name: `${collection}.${field}`,
				isHideable: !ALWAYS_SHOWN.has(field)
			}))
	);
}

/** The collections whose reading and writing a section governs. */
function collectionsOf(section: Section): CollectionName[] {
	return COLLECTION_NAMES.filter((name) => {
		const { reads, writes } = COLLECTIONS[name];
		return reads === section && writes === section;
	});
}

/** Whether a section has records of its own that row rules can tell apart. */
export function hasOwnedRecords(section: Section): boolean {
	return ['contacts', 'activities', 'sales', 'tasks', 'documents', 'invoices'].includes(section);
}

/** Whether an access limits only what may be limited. */
export function isLawful(section: Section, { rows, hidden = [], locked = [] }: Access): boolean {
	const limited = new Map(limitedFields(section).map((field) => [field.name, field]));
	return (
		(rows === 'all' || hasOwnedRecords(section)) &&
		locked.every((name) => limited.has(name)) &&
		hidden.every((name) => limited.get(name)?.isHideable)
	);
}
