import { Allowance } from './allowance.ts';
import type { Entry } from '#lib/model/entries.ts';
import type { Api } from './api.ts';
import type { ServerClock } from './clock.ts';
import { travelling, type Journal } from './journal.ts';
import type { Link } from './link.ts';
import type { JournalEntry } from './local-store.ts';
import { MESSAGE_LIMIT, type Saved } from './messages.ts';
import { bytesOf, isTooMuch, wholeTxs } from './portions.ts';

/** More edits at once go over HTTP, where the pace allows more. */
const MANY = 100;
const ASK_AGAIN = 100;

/** Sends a journal's entries, each once per connection: by socket as they are made, many over HTTP. */
export class Sending {
	readonly #api: Api;
	readonly #journal: Journal;
	readonly #clock: ServerClock;
	readonly #onSaved: (saved: Saved, isByHttp: boolean) => void;
	readonly #allowance = new Allowance();
	/** By journal, the clock up to which this connection has been told. */
	readonly #sent = new Map<string, number>();
	/** The life of the database that this page is connected to. */
	incarnation = '';
	#timer: ReturnType<typeof setTimeout> | null = null;
	#isPosting = false;

	constructor(
		api: Api,
		journal: Journal,
		clock: ServerClock,
		onSaved: (saved: Saved, isByHttp: boolean) => void
	) {
		this.#api = api;
		this.#journal = journal;
		this.#clock = clock;
		this.#onSaved = onSaved;
	}

	/** Everything that waits, for a new connection's token. Counts as sent. */
	present() {
		const waiting = this.#journal.waiting;
		this.#sent.clear();
		this.#note(waiting);
		return this.#travelling(waiting);
	}

	/** What does not fit into one token is judged over HTTP before connecting. */
	async judgeExcess(): Promise<void> {
		for (let left = this.#journal.waiting; isTooMuch(left); left = this.#journal.waiting) {
			await this.#judge(wholeTxs(left));
		}
	}

	/**
	 * Sends what was not sent yet. Rejects when the way over HTTP failed: then one connects anew. What
	 * the pace does not allow is left: `again` is called when it may be pushed once more.
	 */
	async push(link: Pick<Link, 'isSynced' | 'send'>, again: () => void): Promise<void> {
		const unsent = this.#journal.waiting.filter((e) => e.clock > (this.#sent.get(e.client) ?? 0));
		if (unsent.length === 0 || this.#isPosting || !link.isSynced) return;
		if (unsent.length > MANY || bytesOf(unsent) > MESSAGE_LIMIT / 2) {
			await this.#post(unsent);
			await this.push(link, again);
		} else if (this.#allowance.take(unsent.length)) {
			this.#note(unsent);
			link.send({ t: 'journal', entries: this.#travelling(unsent) });
		} else {
			this.#timer ??= setTimeout(() => {
				this.#timer = null;
				again();
			}, ASK_AGAIN);
		}
	}

	async #post(entries: JournalEntry[]): Promise<void> {
		this.#isPosting = true;
		try {
			await this.#judge(wholeTxs(entries));
		} finally {
			this.#isPosting = false;
		}
	}

	async #judge(entries: JournalEntry[]): Promise<void> {
		this.#note(entries);
		const { saved } = await this.#api.judge(this.incarnation, this.#travelling(entries));
		for (const one of saved) this.#onSaved(one, true);
	}

	#travelling(entries: readonly JournalEntry[]): Entry[] {
		return entries.map((entry) => travelling(entry, this.#clock.offset, this.incarnation));
	}

	#note(entries: readonly JournalEntry[]): void {
		for (const { client, clock } of entries) {
			if (clock > (this.#sent.get(client) ?? 0)) this.#sent.set(client, clock);
		}
	}
}
