import { newId } from '#lib/model/ids.ts';
import type { Edit, Entry, Outcome, Verdict } from '#lib/model/entries.ts';
import type { Scope } from '#lib/model/scope.ts';
import { Api, type Bootstrap } from '#lib/replica/api.ts';
import { ServerClock } from '#lib/replica/clock.ts';
import { Exchange } from '#lib/replica/exchange.ts';
import { Journal } from '#lib/replica/journal.ts';
import type { Here, ToBrowser } from '#lib/replica/messages.ts';
import { BrowserReplica } from '#lib/replica/replica.ts';
import { Bell } from './bell.ts';
import { inBrowser, type Browser } from './browser.ts';
import type { Firm, Seat } from './founding.ts';

/** An entry as it was written, and what became of it. */
export interface Written {
	entry: Entry;
	verdict: Verdict | null;
	outcome: Outcome | null;
}

/** Where a page is opened: a project of a server. */
export interface Address {
	host: string;
	firm: Firm;
}

/**
 * A page as far as it is not drawn: the product's own journal, exchange and replica, over real sockets.
 * Its device keeps nothing: what outlives the page is handed on by `reloaded`.
 */
export class Client {
	readonly seat: Seat;
	readonly browser: Browser;
	readonly bell: Bell;
	readonly written: Written[] = [];
	/** What the server says waits for this member. */
	attention: Outcome[] = [];
	/** What the server could not read, and does not know of. */
	readonly unread: Outcome[] = [];
	here: Here[] = [];
	/** Why it is over for good. */
	over: string | null = null;
	replica: BrowserReplica | null = null;
	/** How often it was online, and how often told to sync anew. */
	readonly counts = { online: 0, offline: 0, fresh: 0 };
	onSettled: () => void = () => {};
	readonly #firm: Firm;
	readonly #api: Api;
	readonly #clock = new ServerClock();
	readonly #journal: Journal;
	readonly #name: string;
	#exchange: Exchange | null = null;
	#me: Bootstrap | null = null;

	constructor({ host, firm }: Address, seat: Seat, bell = new Bell()) {
		this.seat = seat;
		this.bell = bell;
		this.browser = { host, cookie: seat.cookie, onFrame: () => bell.ring() };
		this.#firm = firm;
		this.#api = new Api(firm.slug);
		this.#journal = new Journal(null, {
			changed: () => {},
			storingFailed: () => {},
			hold: async () => {},
			rearranged: () => {}
		});
		this.#name = this.#journal.client;
	}

	get isOnline(): boolean {
		return this.#exchange?.isOnline ?? false;
	}

	/** What the server has said that this member may do. */
	get scope(): Scope | null {
		return this.#me?.scope ?? null;
	}

	/** Entries that the server has not confirmed. */
	get waiting(): number {
		return this.#journal.waiting.length;
	}

	/** True when the server has asked for what it once had: its entries go by another journal's name. */
	get isRenumbered(): boolean {
		return this.#journal.client !== this.#name;
	}

	/** True when it is connected and everything is confirmed. */
	get isSettled(): boolean {
		return this.isOnline && this.waiting === 0;
	}

	/** Opens the page. Resolves when it is told who it is; it connects by itself from then on. */
	async open(): Promise<void> {
		await inBrowser(this.browser, async () => {
			this.#me ??= await this.#api.me();
			this.#exchange = this.#exchangeOf();
			this.#exchange.start();
		});
	}

	/** Opens the page and waits until it is in step with the server. */
	async opened(): Promise<this> {
		await this.open();
		await this.bell.until(() => this.isOnline, `${this.seat.member} is online`);
		return this;
	}

	/** The network is there again, perhaps with the server at another place. */
	connect(host = this.browser.host): void {
		this.browser.host = host;
		inBrowser(this.browser, () => this.#exchange!.start());
	}

	/** Writes edits as one tx, offline or not. */
	edit(...edits: Edit[]): Written[] {
		const seen = { base: this.replica?.seq ?? 0, incarnation: this.#me?.incarnation ?? '' };
		const entries = this.#journal.append(edits, newId(), Date.now(), seen);
		const written = entries.map((entry) => ({ entry, verdict: null, outcome: null }));
		this.written.push(...written);
		inBrowser(this.browser, () => this.#exchange?.push());
		return written;
	}

	/** Writes edits, and waits for what becomes of them. */
	async settled(...edits: Edit[]): Promise<Written[]> {
		const written = this.edit(...edits);
		await this.bell.until(() => written.every(({ verdict }) => verdict), 'edits are settled');
		return written;
	}

	look(page: string, record?: string): void {
		this.#exchange!.look({ page, ...(record ? { record } : {}) });
	}

	/** The page is loaded again: its replica is gone, what it had not confirmed is taken over. */
	reloaded(): Client {
		const next = new Client({ host: this.browser.host, firm: this.#firm }, this.seat, this.bell);
		this.close();
		next.written.push(...this.written);
		next.#me = this.#me;
		next.#journal.adopt(this.#journal.waiting);
		return next;
	}

	close(): void {
		this.#exchange?.stop();
		this.replica?.doc.destroy();
	}

	#exchangeOf(): Exchange {
		return new Exchange(this.#api, this.#journal, this.#clock, {
			bootstrap: (fresh) => this.#joined(fresh),
			online: () => this.#note('online'),
			offline: () => this.#note('offline'),
			settled: (client, upto, outcomes) => this.#settle(client, upto, outcomes),
			attention: (outcomes) => (this.attention = outcomes),
			setAside: (outcomes) => void this.unread.push(...outcomes),
			message: (message) => this.#hear(message),
			over: (reason) => {
				this.#exchange?.end();
				this.over = reason;
				this.bell.ring();
			},
			fresh: async () => {
				this.#note('fresh');
				this.replica = null;
			}
		});
	}

	#note(what: keyof Client['counts']): void {
		this.counts[what] += 1;
		this.bell.ring();
	}

	async #joined(me: Bootstrap): Promise<BrowserReplica> {
		this.#me = me;
		if (this.replica?.name !== me.replica) {
			this.replica?.doc.destroy();
			this.replica = new BrowserReplica(me.replica, null, () => {});
		}
		await this.replica.whole();
		return this.replica;
	}

	#hear(message: ToBrowser): void {
		if (message.t === 'here') this.here = message.here;
		this.bell.ring();
	}

	#settle(client: string, upto: number, outcomes: Outcome[]): void {
		for (const written of this.written) {
			const { entry } = written;
			if (entry.client !== client || entry.clock > upto || written.verdict) continue;
			written.outcome = outcomes.find(({ clock }) => clock === entry.clock) ?? null;
			written.verdict = written.outcome?.verdict ?? 'accepted';
		}
		void this.#journal.settle(client, upto, outcomes);
		this.onSettled();
		this.bell.ring();
	}
}
