import type { CollectionName } from '#lib/model/collections.ts';
import { put, type Fields, type Json } from '#lib/model/json.ts';
import type { Draft } from './draft.ts';
import { keyOf, stampOf, type Change } from './record.ts';
import type { Store } from './store.ts';

/**
 * What records held earlier, for an undo, which needs a few values of records that may have been changed
 * ten thousand times: each is looked up by itself, and no history is read whole. Knows the changes that
 * a draft holds when it is made.
 */
export class Past {
	readonly #draft: Draft;
	readonly #store: Store;
	/** By record, the changes of this very turn. */
	readonly #waiting: Map<string, Change[]>;

	constructor(draft: Draft, store: Store) {
		this.#draft = draft;
		this.#store = store;
		this.#waiting = Map.groupBy(draft.changes, (change) => keyOf(change.collection, change.record));
	}

	/** The record as it was just before a change; null when the change made it. */
	before(change: Change): Fields | null {
		const { collection, record, field, seq } = change;
		if (field === '') return null;
		const now = this.#draft.get(collection, record)!;
		const fields = { ...now.fields };
		for (const name in now.stamps) {
			if (name === '' || stampOf(now, name)[0] < seq) continue;
			put(fields, name, this.value(collection, record, name, seq));
		}
		return fields;
	}

	/** What a field held just before a `seq`; null when nothing. */
	value(collection: CollectionName, record: string, field: string, seq: number): Json {
		const last = this.#lastBefore(collection, record, field, seq);
		if (last) return last.value as Json;
		const birth = this.#lastBefore(collection, record, '', seq)?.value as Fields | undefined;
		return birth?.[field] ?? null;
	}

	/** Whether somebody else than `author` has changed a field after a `seq`. */
	isOthersSince(change: Change, field: string): boolean {
		const { collection, record, seq, author } = change;
		return (
			this.#waitingIn(collection, record).some(
				(later) => later.seq > seq && later.field === field && later.author !== author
			) || this.#store.isOthersSince(collection, record, field, seq, author)
		);
	}

	#lastBefore(collection: CollectionName, record: string, field: string, seq: number) {
		return (
			this.#waitingIn(collection, record).findLast(
				(past) => past.seq < seq && past.field === field
			) ?? this.#store.lastBefore(collection, record, field, seq)
		);
	}

	#waitingIn(collection: CollectionName, record: string): readonly Change[] {
		return this.#waiting.get(keyOf(collection, record)) ?? [];
	}
}
