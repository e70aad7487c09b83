import type { CollectionName } from '#lib/model/collections.ts';
import { keyOf, afterChange, type Change, type StoredRecord } from './record.ts';
import type { Store } from './store.ts';

/** A place in a draft that it can return to. */
export interface Mark {
	changes: number;
	alongside: number;
}

/**
 * What the next commit will hold, kept in memory until it is written at once: the changes, and each
 * changed record before and after. A mark taken before a piece of work can be returned to, so that
 * one refused piece leaves nothing behind and spoils no other.
 */
export class Draft {
	readonly #store: Store;
	readonly #after = new Map<string, StoredRecord>();
	/** What the records were before: the store itself forgets it when the draft is written. */
	readonly #before = new Map<string, StoredRecord | null>();
	readonly #alongside: (() => void)[] = [];
	readonly #addresses = new Map<string, string>();
	readonly changes: Change[] = [];
	/** Slugs of pipelines, as the first `upto` changes leave them. */
	#slugs: { upto: number; taken: Set<string> } | null = null;
	#seq: number;
	#decidesRights = false;

	constructor(store: Store, seq: number) {
		this.#store = store;
		this.#seq = seq;
	}

	get seq(): number {
		return this.#seq;
	}

	/** Whether any of its changes may decide what members may do. */
	get decidesRights(): boolean {
		return this.#decidesRights;
	}

	/** True when there is nothing to write. */
	get isEmpty(): boolean {
		return this.changes.length === 0 && this.#alongside.length === 0;
	}

	get(collection: CollectionName, id: string): StoredRecord | null {
		return this.#after.get(keyOf(collection, id)) ?? this.#store.get(collection, id);
	}

	/**
	 * All records that are not deleted, as this draft leaves them; with `stages`, only deals that stand in
	 * them.
	 */
	*all(collection: CollectionName, stages?: readonly string[]): Iterable<StoredRecord> {
		for (const record of this.#store.all(collection, undefined, stages)) {
			if (!this.#after.has(keyOf(collection, record.id))) yield record;
		}
		for (const record of this.#after.values()) {
			if (record.collection !== collection || record.fields.deletedAt !== undefined) continue;
			if (!stages || stages.includes(String(record.fields.stage))) yield record;
		}
	}

	/** Whether a pipeline has this slug: deleted ones too, which may be brought back. */
	isTaken(slug: string): boolean {
		this.#slugs ??= { upto: 0, taken: this.#stored() };
		for (; this.#slugs.upto < this.changes.length; this.#slugs.upto++) {
			const { collection, record } = this.changes[this.#slugs.upto]!;
			if (collection !== 'pipelines') continue;
			this.#slugs.taken.add(String(this.get('pipelines', record)?.fields.slug));
		}
		return this.#slugs.taken.has(slug);
	}

	#stored(): Set<string> {
		const ever = [...this.#store.all('pipelines'), ...this.#store.deleted('pipelines')];
		return new Set(ever.map(({ fields }) => String(fields.slug)));
	}

	/** Which records were changed after a `seq`, by this draft too. */
	*touchedSince(seq: number): Iterable<[CollectionName, string]> {
		yield* this.#store.touchedSince(seq);
		for (const change of this.changes) {
			if (change.seq > seq) yield [change.collection, change.record];
		}
	}

	append(change: Omit<Change, 'seq'>): void {
		const numbered = { ...change, seq: this.#seq + 1 };
		const key = keyOf(change.collection, change.record);
		const standing = this.get(change.collection, change.record);
		if (!this.#after.has(key)) this.#before.set(key, standing);
		this.#after.set(key, afterChange(standing ?? undefined, numbered));
		this.#seq += 1;
		this.changes.push(numbered);
		this.#decidesRights ||= decidesRights(change);
	}

	/** Rows of other rooms that stand or fall with this draft, written in its transaction. */
	alongside(write: () => void): void {
		this.#alongside.push(write);
	}

	/** Notes from where a tx of somebody's came, for the audit log. */
	cameFrom(member: string, tx: string, address: string): void {
		this.#addresses.set(`${member} ${tx}`, address);
	}

	/** Null when nobody asked for it over the network. */
	addressOf(member: string, tx: string): string | null {
		return this.#addresses.get(`${member} ${tx}`) ?? null;
	}

	mark(): Mark {
		return { changes: this.changes.length, alongside: this.#alongside.length };
	}

	/** Takes back every change after a mark. */
	returnTo(mark: Mark): void {
		this.#slugs = null;
		this.#alongside.splice(mark.alongside);
		const undone = this.changes.splice(mark.changes);
		this.#seq -= undone.length;
		this.#decidesRights = this.changes.some(decidesRights);
		const keys = new Set(undone.map((change) => keyOf(change.collection, change.record)));
		for (const key of keys) this.#after.delete(key);
		for (const change of this.changes) {
			const key = keyOf(change.collection, change.record);
			if (!keys.has(key)) continue;
			const before = this.#after.get(key) ?? this.#store.get(change.collection, change.record);
			this.#after.set(key, afterChange(before ?? undefined, change));
		}
	}

	/** Each changed record, with what it was before this draft. */
	*touched(): Iterable<{ before: StoredRecord | null; after: StoredRecord }> {
		for (const [key, after] of this.#after) yield { before: this.#before.get(key)!, after };
	}

	/** Writes everything to the store. The caller holds the transaction. */
	write(): void {
		for (const change of this.changes) this.#store.append(change);
		for (const record of this.#after.values()) this.#store.put(record);
		for (const write of this.#alongside) write();
	}
}

function decidesRights({ collection }: Pick<Change, 'collection'>): boolean {
	return collection === 'members' || collection === 'roles';
}
