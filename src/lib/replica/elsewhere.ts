import type { JournalEntry } from './local-store.ts';
import type { Paint } from './paint.ts';
import type { Rearranged } from './tabs.ts';

/** What waits in this browser's other pages: they send it, and this one shows it until they have. */
export class Elsewhere {
	readonly #paint: Paint;
	readonly #changed: () => void;
	readonly #entries = new Map<string, JournalEntry[]>();
	/** By journal, the clock up to which it is done with: what is read from the device may be older. */
	readonly #done = new Map<string, number>();
	/** Those that were taken out of the middle of a journal, by journal and clock. */
	readonly #out = new Set<string>();

	constructor(paint: Paint, changed: () => void) {
		this.#paint = paint;
		this.#changed = changed;
	}

	get waiting(): JournalEntry[] {
		return [...this.#entries.values()].flat();
	}

	/** Learns of entries, told by a page or read from the device; known ones stay as they are. */
	take(entries: readonly JournalEntry[]): void {
		for (const [client, own] of Map.groupBy(entries, (entry) => entry.client)) {
			const known = this.#entries.get(client) ?? [];
			const isKnown = (clock: number) => known.some((entry) => entry.clock === clock);
			const fresh = own.filter((entry) => !this.#isDone(entry) && !isKnown(entry.clock));
			if (fresh.length === 0) continue;
			const all = [...known, ...fresh].sort((a, b) => a.clock - b.clock);
			this.#entries.set(client, all);
			this.#paint.put(fresh);
		}
		this.#changed();
	}

	/** A page has heard that its journal is settled up to a clock. */
	settle(client: string, upto: number): void {
		this.#drop(client, upto);
		this.#paint.washSoon(client, upto);
		this.#changed();
	}

	/** A page has numbered its journal anew, or, when there are clocks `out`, taken those out of it. */
	rearrange({ client, entries, out }: Rearranged): void {
		if (!out) this.#done.set(client, Infinity);
		for (const clock of out ?? []) this.#out.add(`${client} ${clock}`);
		this.#entries.delete(client);
		this.#paint.replace(client, []);
		this.take(entries);
	}

	/** These are this page's from here on. */
	leave(entries: readonly JournalEntry[]): void {
		for (const { client } of entries) this.#entries.delete(client);
		this.#changed();
	}

	#isDone({ client, clock }: JournalEntry): boolean {
		return clock <= (this.#done.get(client) ?? 0) || this.#out.has(`${client} ${clock}`);
	}

	#drop(client: string, upto: number): void {
		this.#done.set(client, Math.max(upto, this.#done.get(client) ?? 0));
		const left = (this.#entries.get(client) ?? []).filter(({ clock }) => clock > upto);
		if (left.length > 0) this.#entries.set(client, left);
		else this.#entries.delete(client);
	}
}
