import { NameIndex, type SEVERAL } from '#lib/import/names.ts';
import type { CollectionName } from '#lib/model/collections.ts';
import type { Fields } from '#lib/model/json.ts';
import type { ReasonKind } from '#lib/model/reasons.ts';
import type { Scope } from '#lib/model/scope.ts';
import { gently } from './gently.ts';
import { readable, titleOf, type Source } from './source.ts';

/**
 * Finds records by the names that files call them by. Knows only what the scope may read: a name that
 * stands for a hidden record is as good as unknown.
 */
export class Lookup {
	/** By collection, but reasons by their kind: a lost deal has none of the other. */
	readonly #indexes = new Map<string, NameIndex>();

	/** Learns the names of these collections. */
	static async of(
		source: Source,
		scope: Scope,
		collections: Iterable<CollectionName>
	): Promise<Lookup> {
		const lookup = new Lookup();
		for (const collection of new Set(collections)) {
			for (const place of placesOf(collection)) lookup.#indexes.set(place, new NameIndex());
			for await (const { id, fields } of gently(source.all(collection))) {
				const known = readable(scope, collection, fields);
				if (known) lookup.add(collection, id, known);
			}
		}
		return lookup;
	}

	/** @param kind of a reason */
	find(
		collection: CollectionName,
		name: string,
		kind?: ReasonKind
	): string | typeof SEVERAL | undefined {
		// Vtiger writes links as `Accounts::::Acme`.
		return this.#indexes.get(kind ?? collection)?.find(name.replace(/^\w+::::/, ''));
	}

	add(collection: CollectionName, id: string, fields: Fields): void {
		const index = this.#indexes.get(collection === 'reasons' ? String(fields.kind) : collection);
		if (!index) return;
		index.add(titleOf(collection, fields), id);
		if (collection === 'people' && fields.givenName) {
			index.add(`${String(fields.familyName)} ${String(fields.givenName)}`, id);
		}
		if (collection === 'members' && fields.email) index.add(String(fields.email), id);
	}
}

function placesOf(collection: CollectionName): string[] {
	return collection === 'reasons' ? ['lost', 'unqualified'] : [collection];
}
