import type { Entry, Outcome } from '#lib/model/entries.ts';
import { done, opened, result } from './indexed-db.ts';
import type { Painted } from './painted.ts';

/** A journal entry as this device keeps it: the entry, and what it paints when that is not in itself. */
export interface JournalEntry extends Entry {
	/** The life of the database that `base` belongs to. */
	incarnation: string;
	paint?: Painted[];
}

/** What an author had seen when they edited. */
export type Seen = Pick<JournalEntry, 'base' | 'incarnation'>;

/** The stored copy of a replica: a snapshot of document and records, and the updates after it. */
export interface StoredCopy {
	name: string;
	/** The last change that the snapshot has. */
	seq: number;
	snapshot: Uint8Array;
	/** The snapshot's records as JSON: they are read in a fraction of the document's time. */
	records: string;
	updates: Uint8Array[];
}

const VERSION = 1;

function made(db: IDBDatabase): void {
	db.createObjectStore('journal', { keyPath: ['client', 'clock'] });
	db.createObjectStore('outcomes', { keyPath: ['client', 'clock'] });
	db.createObjectStore('snapshot');
	db.createObjectStore('updates', { autoIncrement: true });
	db.createObjectStore('facts');
}

/**
 * What one member's device keeps of one project, in IndexedDB. The journal is the truth about own
 * edits and is written with strict durability; the copy of the replica is only a cache. Every method
 * rejects when the browser refuses (private mode, full disk).
 */
export class LocalStore {
	readonly #db: IDBDatabase;

	private constructor(db: IDBDatabase) {
		this.#db = db;
	}

	/** The store of this name, if this device has it. */
	static find(name: string): Promise<LocalStore | null> {
		return LocalStore.open(name, false).catch(() => null);
	}

	/** Rejects when there is none, and none is to be made. */
	static async open(name: string, mayMake = true): Promise<LocalStore> {
		return new LocalStore(await opened(name, VERSION, mayMake ? made : null));
	}

	/** A connection that the browser has closed throws at once: those who call expect a rejection. */
	async #write(
		stores: string[],
		work: (tx: IDBTransaction) => void,
		isStrict = false
	): Promise<void> {
		const tx = this.#db.transaction(stores, 'readwrite', {
			durability: isStrict ? 'strict' : 'relaxed'
		});
		work(tx);
		await done(tx);
	}

	async #all<T>(store: string): Promise<T[]> {
		return await result(this.#db.transaction(store).objectStore(store).getAll());
	}

	journal(): Promise<JournalEntry[]> {
		return this.#all('journal');
	}

	appendJournal(entries: readonly JournalEntry[]): Promise<void> {
		return this.#write(
			['journal'],
			(tx) => entries.forEach((entry) => tx.objectStore('journal').put(entry)),
			true
		);
	}

	/** Stores outcomes and drops the entries that they answer, together. */
	settle(client: string, upto: number, outcomes: readonly Outcome[]): Promise<void> {
		return this.#write(
			['journal', 'outcomes'],
			(tx) => {
				outcomes.forEach((outcome) => tx.objectStore('outcomes').put(outcome));
				tx.objectStore('journal').delete(IDBKeyRange.bound([client, 0], [client, upto]));
			},
			true
		);
	}

	/** Gives entries another journal's name and numbers, in one transaction. */
	replaceJournal(gone: readonly JournalEntry[], fresh: readonly JournalEntry[]): Promise<void> {
		return this.#write(
			['journal'],
			(tx) => {
				gone.forEach(({ client, clock }) => tx.objectStore('journal').delete([client, clock]));
				fresh.forEach((entry) => tx.objectStore('journal').put(entry));
			},
			true
		);
	}

	outcomes(): Promise<Outcome[]> {
		return this.#all('outcomes');
	}

	/** Replaces what the server keeps; what this device alone keeps stays, whichever tab set it aside. */
	replaceOutcomes(outcomes: readonly Outcome[]): Promise<void> {
		return this.#write(['outcomes'], (tx) => {
			const store = tx.objectStore('outcomes');
			const kept: IDBRequest<Outcome[]> = store.getAll();
			kept.onsuccess = () => {
				store.clear();
				const others = outcomes.filter((outcome) => !isSetAside(outcome));
				for (const outcome of [...kept.result.filter(isSetAside), ...others]) store.put(outcome);
			};
		});
	}

	dropOutcome(client: string, clock: number): Promise<void> {
		return this.#write(['outcomes'], (tx) => tx.objectStore('outcomes').delete([client, clock]));
	}

	async copy(): Promise<StoredCopy | null> {
		const tx = this.#db.transaction(['snapshot', 'updates']);
		const [copy, updates] = await Promise.all([
			result<StoredCopy | undefined>(tx.objectStore('snapshot').get('copy')),
			result<Uint8Array[]>(tx.objectStore('updates').getAll())
		]);
		return copy ? { ...copy, updates } : null;
	}

	/** Replaces the copy, so that what was deleted since is gone from the device; so is a `fact` about it. */
	saveCopy(copy: StoredCopy, fact: string): Promise<void> {
		return this.#write(['snapshot', 'updates', 'facts'], (tx) => {
			tx.objectStore('snapshot').put(copy, 'copy');
			tx.objectStore('updates').clear();
			tx.objectStore('facts').delete(fact);
		});
	}

	appendUpdates(updates: readonly Uint8Array[]): Promise<void> {
		return this.#write(['updates'], (tx) => {
			updates.forEach((bytes) => tx.objectStore('updates').add(bytes));
		});
	}

	/**
	 * Deletes the copy, the facts that came with it and what the server says needs attention. What was
	 * dealt with or set aside is the member's own.
	 */
	async dropCopy(): Promise<void> {
		await this.replaceOutcomes([]);
		const dealt = await this.fact('dealt');
		await this.#write(['snapshot', 'updates', 'facts'], (tx) => {
			for (const store of ['snapshot', 'updates', 'facts']) tx.objectStore(store).clear();
			if (dealt) tx.objectStore('facts').put(dealt, 'dealt');
		});
	}

	async fact<T>(key: string): Promise<T | undefined> {
		return await result(this.#db.transaction('facts').objectStore('facts').get(key));
	}

	keepFact(key: string, value: unknown): Promise<void> {
		return this.#write(['facts'], (tx) => tx.objectStore('facts').put(value, key));
	}

	/**
	 * Deletes what waits, the copy, and all else, and closes. What the server could not read is kept: this
	 * device alone has it, and its author is shown it under another heading.
	 */
	async discard(): Promise<void> {
		await this.#write(['journal'], (tx) => tx.objectStore('journal').clear(), true);
		await this.dropCopy();
		const isBare = (await this.outcomes()).length === 0;
		const { name } = this.#db;
		this.#db.close();
		if (isBare) await done(indexedDB.deleteDatabase(name));
	}

	close(): void {
		this.#db.close();
	}
}

/** Whether it tells of an edit that the server could not read, and so does not know of. */
export function isSetAside({ rule }: Outcome): boolean {
	return rule === 'malformed';
}
