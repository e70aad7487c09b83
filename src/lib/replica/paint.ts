import type { JournalEntry } from './local-store.ts';
import { paintOf } from './painted.ts';
import type { Rows } from './rows.svelte.ts';

/** For so long the socket may be behind an answer that came another way. */
const SOON = 400;

/** Paints own entries over the rows, and washes them off once the replica itself shows them. */
export class Paint {
	readonly #rows: Rows;
	readonly #waiting = new Map<string, number>();

	constructor(rows: Rows) {
		this.#rows = rows;
	}

	put(entries: readonly JournalEntry[]): void {
		for (const entry of entries) {
			this.#rows.paint(entry.paint ?? paintOf(entry), entry.client, entry.clock, entry.at);
		}
	}

	/** A journal is these entries now, by this name or another. */
	replace(client: string, entries: readonly JournalEntry[]): void {
		this.#rows.wash(client, Infinity);
		this.put(entries);
	}

	/**
	 * A journal is settled up to a clock. The socket brings a change before its confirmation; an answer
	 * over HTTP may be ahead of it, and one to a token always is, until the first sync is done.
	 */
	wash(client: string, upto: number, isOnline: boolean, isByHttp: boolean): void {
		if (!isOnline) this.#waiting.set(client, Math.max(upto, this.#waiting.get(client) ?? 0));
		else if (isByHttp) this.washSoon(client, upto);
		else this.#rows.wash(client, upto);
	}

	/** When the socket has surely caught up. */
	washSoon(client: string, upto: number): void {
		setTimeout(() => this.#rows.wash(client, upto), SOON);
	}

	/** The first sync is done. */
	washWaiting(): void {
		for (const [client, upto] of this.#waiting) this.#rows.wash(client, upto);
		this.#waiting.clear();
	}
}
