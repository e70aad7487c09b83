import type { Edit, Outcome } from '#lib/model/entries.ts';
import { isSetAside, type LocalStore } from './local-store.ts';
import type { SyncStatus } from './sync-status.svelte.ts';

type Dealt = Pick<Outcome, 'client' | 'clock'>;

const DEALT = 'dealt';

/**
 * What needs the member's attention, on whatever device it was edited. The server keeps each outcome
 * until it is dealt with, this device those of edits that the server could not read; what was dealt
 * with offline is told when there is a connection.
 */
export class Attention {
	readonly #store: LocalStore | null;
	readonly #sync: SyncStatus;
	readonly #tell: (client: string, clock: number) => boolean;
	#dealt: Dealt[] = [];

	/** `tell` says to the server what was dealt with; false when there is no connection. */
	constructor(
		store: LocalStore | null,
		sync: SyncStatus,
		tell: (client: string, clock: number) => boolean
	) {
		this.#store = store;
		this.#sync = sync;
		this.#tell = tell;
	}

	async restore(): Promise<void> {
		this.#dealt = (await this.#store?.fact<Dealt[]>(DEALT).catch(() => [])) ?? [];
		this.#show((await this.#store?.outcomes().catch(() => [])) ?? []);
	}

	/** Takes what the server keeps, and tells it what has been dealt with meanwhile. */
	take(outcomes: readonly Outcome[]): void {
		const own = this.#sync.attention.filter(isSetAside);
		this.#show([...outcomes.filter((outcome) => !this.#isDealt(outcome)), ...own]);
		this.#note(this.#dealt.filter((dealt) => !this.#tell(dealt.client, dealt.clock)));
	}

	/** Adds what was judged just now; after a connection the server has told of the same already. */
	add(outcomes: readonly Outcome[]): void {
		const known = this.#sync.attention;
		const fresh = outcomes.filter((outcome) => !known.some((other) => isOne(other, outcome)));
		if (fresh.length > 0) this.#show([...known, ...fresh]);
	}

	/** The member has chosen. */
	dealWith(outcome: Outcome): void {
		this.#show(this.#sync.attention.filter((other) => other !== outcome));
		const { client, clock } = outcome;
		if (isSetAside(outcome)) return void this.#store?.dropOutcome(client, clock).catch(() => {});
		if (!this.#tell(client, clock)) this.#note([...this.#dealt, { client, clock }]);
	}

	#isDealt(outcome: Outcome): boolean {
		return this.#dealt.some((dealt) => isOne(dealt, outcome));
	}

	#show(outcomes: Outcome[]): void {
		this.#sync.attention = outcomes;
		void this.#store?.replaceOutcomes(outcomes).catch(() => {});
	}

	#note(dealt: Dealt[]): void {
		this.#dealt = dealt;
		void this.#store?.keepFact(DEALT, dealt).catch(() => {});
	}
}

function isOne(a: Dealt, b: Dealt): boolean {
	return a.client === b.client && a.clock === b.clock;
}

/** What their author wanted, as edits of now. */
export function editsWanted(outcomes: readonly Outcome[]): Edit[] {
	return outcomes.flatMap(({ collection, recordId, field, wanted }): Edit[] =>
		field ? [{ collection, recordId, op: 'set', field, value: wanted ?? null }] : []
	);
}
