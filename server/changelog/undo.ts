import type { CollectionName } from '#lib/model/collections.ts';
import type { Entry, Rule } from '#lib/model/entries.ts';
import { isSame, type Fields } from '#lib/model/json.ts';
import { mayDelete, mayWrite } from '#lib/model/rights.ts';
import type { Scope } from '#lib/model/scope.ts';
import type { Draft } from './draft.ts';
import { brokenRule } from './integrity.ts';
import { Log } from './log.ts';
import { Past } from './past.ts';
import { keyOf, stampOf, type Change, type StoredRecord } from './record.ts';
import type { Store } from './store.ts';

/** For so long one may undo what one may not write any more (rule 24). */
const GRACE = 10 * 60_000;

/**
 * Reverts a tx for its author: null when done, or the rule against it. Within ten minutes the author's
 * rights are those on each record as it was before the tx, so that giving it away and deleting it can be
 * undone; later those on the record as it is. A field that somebody else has changed since, or that is not as
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
	readonly #changes: Change[];
	/** By record, in the order in which the tx came to them. */
	readonly #byRecord: Map<string, Change[]>;
	readonly #seqs: ReadonlySet<number>;
	/** The tx is of this very turn. */
	readonly #isWaiting: boolean;
	readonly #past: Past;

	constructor(draft: Draft, store: Store, tx: string) {
		this.#draft = draft;
		const waiting = draft.changes.filter((change) => change.tx === tx);
		this.#isWaiting = waiting.length > 0;
		this.#changes = this.#isWaiting ? waiting : store.changesOf(tx);
		this.#byRecord = Map.groupBy(this.#changes, (change) =>
			keyOf(change.collection, change.record)
		);
		this.#seqs = new Set(this.#changes.map((change) => change.seq));
		this.#past = new Past(draft, store);
	}

	areOf(member: string): boolean {
		return this.#changes.length > 0 && this.#changes.every((change) => change.author === member);
	}

	/** Every field is as the tx left it, and nobody but its author has changed it since. */
	stillStand(): boolean {
		return [...this.#byRecord.values()].every((own) => {
			const { collection, record } = own[0]!;
			const now = this.#draft.get(collection, record)!;
			const fields = new Set(own.map((change) => change.field));
			const concerned = fields.has('') ? Object.keys(now.stamps) : [...fields];
			return concerned.every((name) => this.#stands(now, name, own.at(-1)!));
		});
	}

	/** What its author did later and took back leaves other stamps, and the same value. */
	#stands(now: StoredRecord, name: string, last: Change): boolean {
		const [seq] = stampOf(now, name);
		if (this.#seqs.has(seq)) return true;
		if (seq < last.seq) return false;
		const left = this.#past.value(now.collection, now.id, name, last.seq + 1);
		return isSame(left, now.fields[name] ?? null) && !this.#past.isOthersSince(last, name);
	}

	/** The present is the server's: an author's clock could be turned back. */
	mayBeRevertedBy(scope: Scope): boolean {
		const isLate = !this.#isWaiting && Date.now() - this.#changes[0]!.at > GRACE;
		return [...this.#byRecord.values()].every((own) => {
			const { collection, record, field } = own[0]!;
			const now = this.#draft.get(collection, record)!.fields;
			const fields: Fields = { ...((isLate ? null : this.#past.before(own[0]!)) ?? now) };
			delete fields.deletedAt;
			if (field === '') return (isLate ? mayDelete : mayWrite)(scope, collection, fields);
			return own.every(({ field: key }) => mayWrite(scope, collection, fields, key));
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
		for (const { collection, record, field, seq } of this.#changes) {
			const key = `${keyOf(collection, record)} ${field}`;
			if (seen.has(key)) continue;
			seen.add(key);
			if (field === '') log.put(collection, record, 'deletedAt', log.at);
			else log.put(collection, record, field, this.#past.value(collection, record, field, seq));
		}
	}

	#firstPerRecord(): Change[] {
		return [...this.#byRecord.values()].map((own) => own[0]!);
	}

	/** The records as they were in this very turn: those that it made are not in the store. */
	#brokenRule(before: readonly StoredRecord[]): Rule | null {
		const trial = {
			fields: (collection: CollectionName, id: string) =>
				this.#draft.get(collection, id)?.fields ?? null,
			all: this.#draft.all.bind(this.#draft)
		};
		for (const record of before) {
			const { collection, id } = record;
			const rule = brokenRule(trial, collection, id, record, trial.fields(collection, id)!);
			if (rule) return rule;
		}
		return null;
	}
}
