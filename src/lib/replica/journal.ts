import { newId } from '#lib/model/ids.ts';
import type { Edit, Entry, Outcome } from '#lib/model/entries.ts';
import type { JournalEntry, LocalStore, Seen } from './local-store.ts';
import type { Painted } from './painted.ts';
import type { Rearranged } from './tabs.ts';

/** What a journal tells whoever shows it. */
export interface JournalWatcher {
	/** Entries came or went. */
	changed(): void;
	/** The device refused to keep entries: they live in memory only. */
	storingFailed(): void;
	/** A journal is to be numbered anew: other pages must know its name as this page's before it is used. */
	hold(client: string): Promise<unknown>;
	/** A journal was numbered anew, or entries were taken out of it. */
	rearranged(change: Rearranged): void;
}

/**
 * The member's own edits that the server has not yet confirmed as durable: those of this page, and
 * those that pages which are gone have left behind. Each page has a client id of its own and counts
 * its entries 1, 2, 3 …; they are written to the device in that order by one queue.
 */
export class Journal {
	readonly #store: LocalStore | null;
	readonly #watcher: JournalWatcher;
	readonly #entries = new Map<string, JournalEntry[]>();
	/** By journal, the clock up to which it is done with: what is read from the device may be older. */
	readonly #done = new Map<string, number>();
	#client = newId();
	#clock = 0;
	#queue: Promise<void> = Promise.resolve();
	#unstored = 0;
	#hasFailed = false;
	#isOver = false;

	constructor(store: LocalStore | null, watcher: JournalWatcher) {
		this.#store = store;
		this.#watcher = watcher;
		this.#hasFailed = store === null;
	}

	/** This page's journal. */
	get client(): string {
		return this.#client;
	}

	/** Everything that waits, older journals first. */
	get waiting(): JournalEntry[] {
		return [...this.#entries.values()].flat();
	}

	get isEmpty(): boolean {
		return this.#entries.size === 0;
	}

	/** True while entries would be lost with the page: they are neither confirmed nor on the device. */
	get hasUnstored(): boolean {
		return !this.isEmpty && (this.#hasFailed || this.#unstored > 0);
	}

	/** Those of a device's entries that are not this page's, and that it has not seen settled. */
	foreign(entries: readonly JournalEntry[]): JournalEntry[] {
		return entries.filter(
			({ client, clock }) =>
				client !== this.#client &&
				!this.#entries.has(client) &&
				clock > (this.#done.get(client) ?? 0)
		);
	}

	/** Takes over journals that a page which is gone has left. Gives those that wait still. */
	adopt(entries: readonly JournalEntry[]): JournalEntry[] {
		const waiting = this.foreign(entries);
		for (const [client, own] of Map.groupBy(waiting, (entry) => entry.client)) {
			own.sort((a, b) => a.clock - b.clock);
			this.#entries.set(client, own);
		}
		// A page may have told of what it could not store.
		if (waiting.length > 0) this.#keep(waiting);
		this.#watcher.changed();
		return waiting;
	}

	/** Adds edits as one tx; they are in memory at once, and on the device soon after. */
	append(
		edits: readonly Edit[],
		tx: string,
		at: number,
		seen: Seen,
		paint?: Painted[]
	): JournalEntry[] {
		if (this.#isOver) return [];
		const entries = edits.map((edit): JournalEntry => ({
			...plain(edit),
			client: this.#client,
			clock: ++this.#clock,
			tx,
			at,
			...seen,
			...(paint ? { paint } : {})
		}));
		this.#entries.set(this.#client, [...(this.#entries.get(this.#client) ?? []), ...entries]);
		this.#keep(entries);
		this.#watcher.changed();
		return entries;
	}

	/** The server has judged a journal up to a clock: outcomes are stored, then the entries dropped. */
	async settle(client: string, upto: number, outcomes: readonly Outcome[]): Promise<void> {
		this.#done.set(client, Math.max(upto, this.#done.get(client) ?? 0));
		this.#leave(client, ({ clock }) => clock > upto);
		this.#watcher.changed();
		await this.#enqueue(() => this.#store?.settle(client, upto, outcomes));
	}

	/** Counts one journal anew, under another client id: the server waits for entries that are no more. */
	async renumber(client: string): Promise<void> {
		const name = newId();
		await this.#watcher.hold(name);
		const gone = this.#entries.get(client) ?? [];
		const fresh = gone.map((entry, i) => ({ ...entry, client: name, clock: i + 1, base: 0 }));
		this.#entries.delete(client);
		this.#done.set(client, Infinity);
		if (fresh.length > 0) this.#entries.set(name, fresh);
		if (client === this.#client) {
			this.#client = name;
			this.#clock = fresh.length;
		}
		this.#watcher.rearranged({ client, entries: fresh, out: null });
		this.#watcher.changed();
		await this.#enqueue(() => this.#store?.replaceJournal(gone, fresh));
	}

	/** Takes entries of one journal out that cannot be judged, and stores their outcomes before. */
	async setAside(client: string, entries: JournalEntry[], outcomes: Outcome[]): Promise<void> {
		const out = new Set(entries.map(({ clock }) => clock));
		const left = this.#leave(client, ({ clock }) => !out.has(clock));
		this.#watcher.rearranged({ client, entries: left, out: [...out] });
		this.#watcher.changed();
		await this.#enqueue(() => this.#store?.settle(client, 0, outcomes));
		await this.#enqueue(() => this.#store?.replaceJournal(entries, []));
	}

	/** Forgets everything, and takes nothing more: its author has discarded it. */
	async clear(): Promise<void> {
		this.#isOver = true;
		const gone = this.waiting;
		for (const { client, clock } of gone) this.#done.set(client, clock);
		this.#entries.clear();
		this.#watcher.changed();
		await this.#enqueue(() => this.#store?.replaceJournal(gone, []));
	}

	/** Resolves when everything so far is on the device, or the device has refused it. */
	stored(): Promise<void> {
		return this.#queue;
	}

	#leave(client: string, isLeft: (entry: JournalEntry) => boolean): JournalEntry[] {
		const left = (this.#entries.get(client) ?? []).filter(isLeft);
		if (left.length > 0) this.#entries.set(client, left);
		else this.#entries.delete(client);
		return left;
	}

	#keep(entries: JournalEntry[]): void {
		this.#unstored += 1;
		void this.#enqueue(() => this.#store?.appendJournal(entries)).then(() => {
			this.#unstored -= 1;
			this.#watcher.changed();
		});
	}

	#enqueue(work: () => Promise<void> | undefined): Promise<void> {
		this.#queue = this.#queue.then(work).catch(() => {
			this.#hasFailed = true;
			this.#watcher.storingFailed();
		});
		return this.#queue;
	}
}

/** A copy that can be stored and sent: pages may hand over reactive proxies. */
function plain(edit: Edit): Edit {
	return JSON.parse(JSON.stringify(edit)) as Edit;
}

/**
 * An entry as it travels: without paint, its instant by the server's clock. What its author had seen
 * counts for nothing when the database has begun another life since.
 */
export function travelling(
	{ paint: _, incarnation, ...entry }: JournalEntry,
	offset: number,
	present: string
): Entry {
	const base = incarnation === present ? entry.base : 0;
	return { ...entry, base, at: Math.max(0, Math.round(entry.at + offset)) };
}
