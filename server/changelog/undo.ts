import type { CollectionName } from '#lib/model/collections.ts';
import type { Entry, Rule } from '#lib/model/entries.ts';
import { isSame, put, type Fields, type Json } from '#lib/model/json.ts';
import { mayDelete, mayRead, mayWrite, type Scope } from '#lib/model/rights.ts';
import type { Draft } from './draft.ts';
import { brokenRule } from './integrity.ts';
import { Log } from './log.ts';
import { keyOf, stampOf, type Change, type StoredRecord } from './record.ts';
import type { Store } from './store.ts';

/** For so long one may undo what today's rights would not allow any more (rule 24). */
const GRACE = 10 * 60_000;

/**
 * Reverts a tx for its author: null when done, or the rule against it. Within ten minutes the rights
 * that its author had before the tx are enough, so that giving a record away and deleting it can be
 * undone; later today's rights decide. A field that somebody else has changed since, or that is not as
 * the tx left it, is never touched.
 */
export function undo(
	draft: Draft,
	store: Store,
	scope: Scope,
	member: string,
	entry: Entry
): Rule | null {
	const changes = new Reverted(draft, store, String(entry.value));
	if (!changes.areOf(member)) return 'undo_gone';
	if (!changes.stillStand()) return 'undo_changed';
	if (!changes.mayBeRevertedBy(scope)) return 'forbidden';
	const mark = draft.mark();
	const { client, at, tx } = entry;
	const rule = changes.revert(new Log(draft, { member, via: 'undo', client, at, tx }));
	if (rule) draft.returnTo(mark);
	return rule;
}

class Reverted {
	readonly #draft: Draft;
	readonly #store: Store;
	readonly #changes: Change[];
	/** The tx is of this very turn. */
	readonly #isWaiting: boolean;
	readonly #histories = new Map<string, Change[]>();

	constructor(draft: Draft, store: Store, tx: string) {
		this.#draft = draft;
		this.#store = store;
		const waiting = draft.changes.filter((change) => change.tx === tx);
		this.#isWaiting = waiting.length > 0;
		this.#changes = this.#isWaiting ? waiting : store.changesOf(tx);
	}

	areOf(member: string): boolean {
		return this.#changes.length > 0 && this.#changes.every((change) => change.author === member);
	}

	/** Every field is as the tx left it, and nobody but its author has changed it since. */
	stillStand(): boolean {
		return this.#changes.every(({ collection, record, field }) => {
			const now = this.#draft.get(collection, record)!;
			const concerned = field === '' ? Object.keys(now.stamps) : [field];
			return concerned.every((name) => this.#stands(now, name));
		});
	}

	/** What its author did later and took back leaves other stamps, and the same value. */
	#stands(now: StoredRecord, name: string): boolean {
		const own = this.#changes.filter(({ record }) => record === now.id);
		const [seq] = stampOf(now, name);
		if (own.some((change) => change.seq === seq)) return true;
		const { author, seq: last } = own.at(-1)!;
		const later = this.#historyOf(now.collection, now.id).filter(
			(change) => change.seq > last && change.field === name
		);
		const [first] = later;
		if (!first || later.some((change) => change.author !== author)) return false;
		const left = this.#before(first)?.[name] ?? null;
		return isSame(left, now.fields[name] ?? null);
	}

	/** By the server's clock: the author's could be turned back. */
	mayBeRevertedBy(scope: Scope): boolean {
		const isLate = !this.#isWaiting && Date.now() - this.#changes[0]!.at > GRACE;
		return this.#firstPerRecord().every((first) => {
			const { collection, record, field } = first;
			const now = this.#draft.get(collection, record)!.fields;
			const fields: Fields = { ...((isLate ? null : this.#before(first)) ?? now) };
			delete fields.deletedAt;
			const isUndoingCreation = field === '' && isLate;
			const may = isUndoingCreation ? mayDelete : mayWrite;
			return mayRead(scope, collection, fields) && may(scope, collection, fields);
		});
	}

	/** Writes what was; gives the rule that joins records which that breaks, or null. */
	revert(log: Log): Rule | null {
		const before = this.#firstPerRecord().map(({ collection, record }) =>
			this.#draft.get(collection, record)!
		);
		this.#putBack(log);
		return this.#brokenRule(before);
	}

	#putBack(log: Log): void {
		const seen = new Set<string>();
		for (const change of this.#changes) {
			const key = `${keyOf(change.collection, change.record)} ${change.field}`;
			if (seen.has(key)) continue;
			seen.add(key);
			const { collection, record, field } = change;
			if (field === '') log.put(collection, record, 'deletedAt', log.at);
			else log.put(collection, record, field, this.#before(change)?.[field] ?? null);
		}
	}

	#firstPerRecord(): Change[] {
		const first = new Map<string, Change>();
		for (const change of this.#changes) {
			const key = keyOf(change.collection, change.record);
			if (!first.has(key)) first.set(key, change);
		}
		return [...first.values()];
	}

	/** The records as they were in this very turn: those that it made are not in the store. */
	#brokenRule(before: readonly StoredRecord[]): Rule | null {
		const trial = {
			fields: (collection: CollectionName, id: string) =>
				this.#draft.get(collection, id)?.fields ?? null,
			all: (collection: CollectionName) => this.#draft.all(collection)
		};
		for (const record of before) {
			const { collection, id } = record;
			const rule = brokenRule(trial, collection, id, record, trial.fields(collection, id)!);
			if (rule) return rule;
		}
		return null;
	}

	/** The record as it was just before a change; null when the change made it. */
	#before({ collection, record, seq }: Change): Fields | null {
		const history = this.#historyOf(collection, record).filter((past) => past.seq < seq);
		if (history.length === 0) return null;
		const fields: Fields = {};
		for (const { field, value } of history) {
			if (field === '') Object.assign(fields, value);
			else put(fields, field, value as Json);
		}
		return fields;
	}

	#historyOf(collection: CollectionName, record: string): Change[] {
		const key = keyOf(collection, record);
		let history = this.#histories.get(key);
		if (!history) {
			const waiting = this.#draft.changes.filter((change) => change.record === record);
			history = [...this.#store.history(collection, record), ...waiting];
			this.#histories.set(key, history);
		}
		return history;
	}
}
