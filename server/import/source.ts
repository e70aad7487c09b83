import type { CollectionName } from '#lib/model/collections.ts';
import type { Fields } from '#lib/model/json.ts';
import { mayRead, mayReadField } from '#lib/model/rights.ts';
import type { Scope } from '#lib/model/scope.ts';

/** Where an import looks things up: a project, or a transaction on it. */
export interface Source {
	get(collection: CollectionName, id: string): Fields | null;
	/** Those that are not deleted. */
	all(collection: CollectionName): Iterable<{ id: string; fields: Fields }>;
}

/** A record on its way into the change log. */
export interface Draft {
	collection: CollectionName;
	id: string;
	fields: Fields;
}

/** What of a record a scope may know, so that a row of a file cannot be used to ask for the rest. */
export function readable(scope: Scope, collection: CollectionName, fields: Fields): Fields | null {
	if (!mayRead(scope, collection, fields)) return null;
	const known = Object.entries(fields).filter(([key]) =>
		mayReadField(scope, collection, fields, key)
	);
	return Object.fromEntries(known);
}

/** Collections whose records are named in one field; people have two names, deals a title. */
export function titleOf(collection: CollectionName, fields: Fields): string {
	if (collection === 'deals') return String(fields.title ?? '');
	if (collection !== 'people') return String(fields.name ?? '');
	return [fields.givenName, fields.familyName].filter(Boolean).join(' ');
}
