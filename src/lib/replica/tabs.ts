import type { JournalEntry } from './local-store.ts';

/** The journal that had this name is these entries now. */
export interface Rearranged {
	client: string;
	entries: readonly JournalEntry[];
	/** The clocks of those that it is without; null when it has another name. */
	out: readonly number[] | null;
}

/** What the pages of one member in one browser tell each other. */
export type ToTabs =
	| { t: 'signed_out'; isDiscarded: boolean }
	/** Edits were made; the others paint them too, which matters offline. */
	| { t: 'edited'; entries: readonly JournalEntry[] }
	| { t: 'settled'; client: string; upto: number }
	| ({ t: 'rearranged' } & Rearranged)
	/** Somebody signs out, and asks what waits: each page tells of its edits once more. */
	| { t: 'tell' }
	/** A page goes: what it leaves is for another one to present. */
	| { t: 'gone' };

/**
 * Which pages of this browser are alive. Each holds a lock named after its journal; the lock of a page
 * that is gone is free. Without Web Locks (plain http) nobody can tell, and every page takes all over:
 * the server knows what it has judged, so that nothing is doubled.
 */
export class Tabs {
	readonly #channel: BroadcastChannel | null;
	readonly #held = new Set<string>();
	readonly #over = new AbortController();

	constructor(name: string, onMessage: (message: ToTabs) => void) {
		this.#channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(name) : null;
		if (this.#channel) this.#channel.onmessage = ({ data }) => onMessage(data as ToTabs);
		addEventListener('pagehide', () => this.tell({ t: 'gone' }));
	}

	/** Says that this page presents a journal; false when another page does. */
	async hold(client: string): Promise<boolean> {
		const { signal } = this.#over;
		if (signal.aborted) return false;
		if (this.#held.has(client) || !navigator.locks) return true;
		return new Promise((resolve) => {
			const asking = navigator.locks.request(
				`spolu:journal:${client}`,
				{ ifAvailable: true },
				(lock) => {
					const isOurs = lock !== null && !signal.aborted;
					resolve(isOurs);
					if (!isOurs) return undefined;
					this.#held.add(client);
					// Held for as long as the page lives, or has a session.
					return new Promise((release) => signal.addEventListener('abort', release));
				}
			);
			// Refused by the browser: as without locks.
			asking.catch(() => resolve(true));
		});
	}

	/** Leaves all journals to other pages, and takes over no more. */
	release(): void {
		this.#over.abort();
		this.tell({ t: 'gone' });
	}

	/** The entries among these whose pages are gone; from here on they are this page's to present. */
	async orphans(entries: readonly JournalEntry[]): Promise<JournalEntry[]> {
		const orphaned: JournalEntry[] = [];
		for (const [client, own] of Map.groupBy(entries, (entry) => entry.client)) {
			if (await this.hold(client)) orphaned.push(...own);
		}
		return orphaned;
	}

	tell(message: ToTabs): void {
		this.#channel?.postMessage(message);
	}
}

/** Pages answer within this time, in milliseconds. */
const TOLD_WITHIN = 200;

/** What the pages of this name have that waits, be it on the device or not. */
export async function askTabs(name: string): Promise<JournalEntry[]> {
	if (typeof BroadcastChannel !== 'function') return [];
	const told: JournalEntry[] = [];
	const channel = new BroadcastChannel(name);
	channel.onmessage = ({ data }) => {
		const message = data as ToTabs;
		if (message.t === 'edited') told.push(...message.entries);
	};
	channel.postMessage({ t: 'tell' } satisfies ToTabs);
	await new Promise((resolve) => setTimeout(resolve, TOLD_WITHIN));
	channel.close();
	return told;
}
