import type * as Y from 'yjs';
import {
	COLLECTION_NAMES,
	fieldNames,
	fieldOf,
	type CollectionName
} from '#lib/model/collections.ts';
import { isSame, type Fields, type Json } from '#lib/model/json.ts';
import type { Scope } from '#lib/model/scope.ts';
import { HEAD, keyOf, partsOf } from '#lib/replica/layout.ts';
import type { StoredRecord } from '../changelog/record.ts';
import { inWorkingSet, projection, type Find } from '../scopes/projection.ts';

const SINGLE_FIELDS = Object.fromEntries(
	COLLECTION_NAMES.map((name) => [
		name,
		fieldNames(name).filter((field) => fieldOf(name, field) !== undefined && field !== 'deletedAt')
	])
) as Record<CollectionName, string[]>;

/** Server writes carry this origin: Hocuspocus stores nothing itself. */
const ORIGIN = { source: 'local', skipStoreHooks: true } as const;

/**
 * One scope's document, and the only hand that writes it. `reconcile` makes a record in it equal to
 * what the scope may see, with the fewest operations, by comparing the two (rule 1).
 */
export class Replica {
	readonly doc: Y.Doc;
	readonly scope: Scope;
	/** Set when values have left the document, but not its rows: the next compaction wipes them. */
	isUntidy = false;
	readonly #maps: Record<CollectionName, Y.Map<Json>>;
	readonly #head: Y.Map<number>;
	/** Which elements of sets and leases stand in the document, by record: they have no fixed names. */
	readonly #elements: Record<CollectionName, Map<string, Set<string>>>;

	constructor(doc: Y.Doc, scope: Scope) {
		this.doc = doc;
		this.scope = scope;
		this.#head = doc.getMap(HEAD);
		this.#maps = Object.fromEntries(
			COLLECTION_NAMES.map((name) => [name, doc.getMap<Json>(name)])
		) as Record<CollectionName, Y.Map<Json>>;
		this.#elements = Object.fromEntries(
			COLLECTION_NAMES.map((name) => [name, new Map<string, Set<string>>()])
		) as Record<CollectionName, Map<string, Set<string>>>;
	}

	/** Notes the elements of sets and leases that a loaded document holds. */
	index(): void {
		for (const name of COLLECTION_NAMES) {
			for (const key of this.#maps[name].keys()) {
				const parts = key.includes('/') ? partsOf(key) : null;
				if (parts) this.#noteElement(name, parts[0], parts[1]);
			}
		}
	}

	/** The highest `seq` that the document was made equal to. */
	get seq(): number {
		return this.#head.get('seq') ?? 0;
	}

	/**
	 * Makes records equal to their projections in one Yjs transaction. When that took an operation, `seq`
	 * is noted too, so that readers know what they saw.
	 */
	follow(records: Iterable<StoredRecord>, find: Find, seq: number): void {
		this.doc.transact(() => {
			let isChanged = false;
			for (const record of records) isChanged = this.reconcile(record, find) || isChanged;
			if (isChanged && this.seq !== seq) this.#head.set('seq', seq);
		}, ORIGIN);
	}

	/** Makes one record equal to its projection; true when that took an operation. */
	reconcile(record: StoredRecord, find: Find): boolean {
		const target = inWorkingSet(record) ? projection(this.scope, record, find) : null;
		const map = this.#maps[record.collection];
		const marker = keyOf(record.id, '');
		if (!target) return map.has(marker) && this.#leave(record, map, marker);
		let isChanged = false;
		if (!map.has(marker)) {
			map.set(marker, true);
			isChanged = true;
		}
		for (const field of SINGLE_FIELDS[record.collection]) {
			isChanged = this.#make(map, record.id, field, target[field]) || isChanged;
		}
		return this.#makeElements(record, map, target) || isChanged;
	}

	#leave({ id, collection }: StoredRecord, map: Y.Map<Json>, marker: string): boolean {
		for (const field of SINGLE_FIELDS[collection]) {
			const key = keyOf(id, field);
			if (map.has(key)) map.delete(key);
		}
		for (const field of this.#elements[collection].get(id) ?? []) map.delete(keyOf(id, field));
		this.#elements[collection].delete(id);
		map.delete(marker);
		this.isUntidy = true;
		return true;
	}

	#make(map: Y.Map<Json>, id: string, field: string, value: Json | undefined): boolean {
		const key = keyOf(id, field);
		const current = map.get(key);
		if (value === undefined) {
			if (current === undefined) return false;
			map.delete(key);
			this.isUntidy = true;
			return true;
		}
		if (isSame(current, value)) return false;
		map.set(key, value);
		return true;
	}

	#makeElements({ id, collection }: StoredRecord, map: Y.Map<Json>, target: Fields): boolean {
		const known = this.#elements[collection].get(id);
		let isChanged = false;
		for (const field of known ?? []) {
			if (target[field] !== undefined) continue;
			map.delete(keyOf(id, field));
			known!.delete(field);
			isChanged = true;
		}
		for (const field in target) {
			if (!field.includes('/') || !this.#make(map, id, field, target[field])) continue;
			this.#noteElement(collection, id, field);
			isChanged = true;
		}
		return isChanged;
	}

	#noteElement(collection: CollectionName, id: string, field: string): void {
		const known = this.#elements[collection].get(id);
		if (known) known.add(field);
		else this.#elements[collection].set(id, new Set([field]));
	}
}
