import type { JournalEntry } from './local-store.ts';

/**
 * Which pages of this browser are alive. Each holds a lock named after its journal; the lock of a page
 * that is gone is free. Without Web Locks (plain http) nobody can tell, and every page takes all over:
 * the server knows what it has judged, so that nothing is doubled.
 */
export class Tabs {
	readonly #channel: BroadcastChannel | null;
	readonly #releases: (() => void)[] = [];

	constructor(name: string, onSignedOut: () => void) {
		this.#channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(name) : null;
		if (this.#channel) this.#channel.onmessage = () => onSignedOut();
	}

	/** Says that this page presents a journal. */
	async hold(client: string): Promise<boolean> {
		if (!navigator.locks) return true;
		return new Promise((resolve) => {
			void navigator.locks.request(`spolu:journal:${client}`, { ifAvailable: true }, (lock) => {
				resolve(lock !== null);
				if (!lock) return undefined;
				return new Promise<void>((release) => this.#releases.push(release));
			});
		});
	}

	/** The entries among these whose pages are gone; from here on they are this page's to present. */
	async orphans(entries: readonly JournalEntry[]): Promise<JournalEntry[]> {
		const orphaned: JournalEntry[] = [];
		for (const [client, own] of Map.groupBy(entries, (entry) => entry.client)) {
			if (await this.hold(client)) orphaned.push(...own);
		}
		return orphaned;
	}

	/** Tells the member's other pages that they have signed out. */
	signOut(): void {
		this.#channel?.postMessage('signed_out');
	}

	close(): void {
		for (const release of this.#releases) release();
		this.#channel?.close();
	}
}
