import { SCHEMA_VERSION } from '#lib/model/collections.ts';
import type { Outcome } from '#lib/model/entries.ts';
import { Answered, type Api, type Bootstrap } from './api.ts';
import type { ServerClock } from './clock.ts';
import { travelling, type Journal } from './journal.ts';
import { Link } from './link.ts';
import { JOURNAL_LIMIT, PACE, parseGo, type Look, type ToBrowser, type Token } from './messages.ts';
import type { JournalEntry } from './local-store.ts';
import type { BrowserReplica } from './replica.ts';

/** What the exchange tells the workspace. */
export interface ExchangeEvents {
	/** Who I am was learnt anew; gives the replica to join, filled from the device when it can be. */
	bootstrap(me: Bootstrap): Promise<BrowserReplica>;
	online(sent: number): void;
	offline(): void;
	/** Everything up to a clock is durable, or judged otherwise as the outcomes say. */
	settled(client: string, upto: number, outcomes: Outcome[]): void;
	attention(outcomes: Outcome[]): void;
	message(message: ToBrowser): void;
	/** It ended for good: who must do what is in the reason. */
	over(reason: 'signed_out' | 'missing' | 'outdated'): void;
	/** The stored copy holds what the server does not have: drop it. */
	fresh(): Promise<void>;
}

const FIRST_RETRY = 250;
const LAST_RETRY = 8_000;
const TOKEN_BYTES = 1024 * 1024;
/** So many edits at once go over HTTP, which is not paced. */
const MANY = 100;

/**
 * Keeps a page and the server in step: connects, presents the journal, sends edits as they are made,
 * and begins again when the connection ends. Holds one link at a time.
 */
export class Exchange {
	readonly #api: Api;
	readonly #journal: Journal;
	readonly #clock: ServerClock;
	readonly #events: ExchangeEvents;
	readonly #sent = new Map<string, number>();
	#link: Link | null = null;
	#incarnation = '';
	#attempt = 0;
	#turn = 0;
	#timer: ReturnType<typeof setTimeout> | null = null;
	#paceTimer: ReturnType<typeof setTimeout> | null = null;
	#allowance = PACE.burst / 2;
	#allowedAt = 0;
	#isPosting = false;

	constructor(api: Api, journal: Journal, clock: ServerClock, events: ExchangeEvents) {
		this.#api = api;
		this.#journal = journal;
		this.#clock = clock;
		this.#events = events;
	}

	/** True while an answer over HTTP is being taken in. */
	get hasPosted(): boolean {
		return this.#isPosting;
	}

	get isOnline(): boolean {
		return this.#link?.isSynced ?? false;
	}

	/** Connects now, whatever was planned. */
	start(): void {
		this.stop();
		if (navigator.onLine) void this.#connect(++this.#turn);
	}

	/** Ends the connection and plans no other. */
	stop(): void {
		this.#turn += 1;
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
		const wasUp = this.#link !== null;
		this.#link?.close();
		this.#link = null;
		if (wasUp) this.#events.offline();
	}

	/** Sends what waits and was not sent yet, at a pace that the server bears. */
	push(): void {
		if (!this.isOnline || this.#isPosting) return;
		const unsent = this.#unsent();
		if (unsent.length === 0) return;
		if (unsent.length > MANY) {
			void this.#post(unsent);
			return;
		}
		if (!this.#mayTake(unsent.length)) {
			this.#paceTimer ??= setTimeout(() => {
				this.#paceTimer = null;
				this.push();
			}, 100);
			return;
		}
		this.#note(unsent);
		this.#link!.send({
			t: 'journal',
			entries: unsent.map((e) => travelling(e, this.#clock.offset))
		});
	}

	look(look: Look | null): void {
		this.#link?.send({ t: 'look', look });
	}

	dealt(client: string, clock: number): boolean {
		return this.#link?.send({ t: 'dealt', client, clock }) ?? false;
	}

	async #connect(turn: number): Promise<void> {
		try {
			await this.#measure();
			const me = await this.#api.me();
			if (turn !== this.#turn) return;
			if (me.schema !== SCHEMA_VERSION) return this.#over('outdated');
			const isAnotherLife = this.#incarnation !== '' && me.incarnation !== this.#incarnation;
			if (isAnotherLife) await this.#journal.renumber();
			this.#incarnation = me.incarnation;
			const replica = await this.#events.bootstrap(me);
			await this.#judgeExcess();
			if (turn === this.#turn) this.#open(me, replica, turn);
		} catch (error) {
			if (turn !== this.#turn) return;
			const status = error instanceof Answered ? error.status : 0;
			if (status === 401) this.#over('signed_out');
			else if (status === 404) this.#over('missing');
			else this.#again(turn);
		}
	}

	/** Learns from the stored bootstrap which incarnation the journal's `base` values belong to. */
	remember(incarnation: string): void {
		this.#incarnation = incarnation;
	}

	async #measure(): Promise<void> {
		this.#clock.restart();
		for (let i = 0; i < 3; i++) {
			const asked = Date.now();
			this.#clock.measure(asked, await this.#api.time());
		}
	}

	/** What does not fit into one token is judged over HTTP first; a tx is never split. */
	async #judgeExcess(): Promise<void> {
		for (let waiting = this.#journal.waiting; isTooMuch(waiting); waiting = this.#journal.waiting) {
			await this.#judge(wholeTxs(waiting, JOURNAL_LIMIT / 4));
		}
	}

	async #post(entries: JournalEntry[]): Promise<void> {
		this.#isPosting = true;
		try {
			await this.#judge(wholeTxs(entries, JOURNAL_LIMIT / 2));
		} catch {
			// The journal keeps them: they travel in the next token.
			this.start();
		} finally {
			this.#isPosting = false;
		}
		this.push();
	}

	async #judge(entries: JournalEntry[]): Promise<void> {
		this.#note(entries);
		const { saved } = await this.#api.judge(entries.map((e) => travelling(e, this.#clock.offset)));
		for (const { client, upto, outcomes, gap } of saved) {
			if (gap) await this.#journal.renumber();
			else this.#events.settled(client, upto, outcomes);
		}
	}

	#open(me: Bootstrap, replica: BrowserReplica, turn: number): void {
		let presented = 0;
		const token = () => {
			const journal = this.#journal.waiting;
			presented = journal.length;
			this.#sent.clear();
			this.#note(journal);
			return JSON.stringify({
				v: SCHEMA_VERSION,
				member: me.member,
				incarnation: me.incarnation,
				journal: journal.map((entry) => travelling(entry, this.#clock.offset))
			} satisfies Token);
		};
		this.#link = new Link(me.replica, replica.doc, token, {
			synced: () => {
				this.#attempt = 0;
				this.#events.online(presented);
				this.push();
			},
			message: (message) => this.#hear(message, turn),
			ended: (reason) => this.#ended(reason, turn)
		});
	}

	#hear(message: ToBrowser, turn: number): void {
		if (turn !== this.#turn) return;
		switch (message.t) {
			case 'saved':
				if (message.gap) void this.#journal.renumber().then(() => this.start());
				else this.#events.settled(message.client, message.upto, message.outcomes);
				return;
			case 'attention':
				this.#events.attention(message.outcomes);
				return;
			case 'pong':
				this.#clock.measure(message.at, message.now);
				return;
			case 'fresh':
				void this.#events.fresh().then(() => this.start());
				return;
			default:
				this.#events.message(message);
		}
	}

	#ended(reason: string, turn: number): void {
		if (turn !== this.#turn) return;
		this.#link = null;
		this.#events.offline();
		if (reason === 'signed_out' || reason === 'missing' || reason === 'outdated')
			this.#over(reason);
		else if (parseGo(reason)) this.start();
		else this.#again(turn);
	}

	#over(reason: 'signed_out' | 'missing' | 'outdated'): void {
		this.stop();
		this.#events.over(reason);
	}

	#again(turn: number): void {
		const wait = Math.min(LAST_RETRY, FIRST_RETRY * 2 ** this.#attempt++);
		const jitter = wait * (0.5 + Math.random() / 2);
		this.#timer = setTimeout(() => {
			if (turn === this.#turn) this.start();
		}, jitter);
	}

	#unsent(): JournalEntry[] {
		return this.#journal.waiting.filter((e) => e.clock > (this.#sent.get(e.client) ?? 0));
	}

	#note(entries: readonly JournalEntry[]): void {
		for (const { client, clock } of entries) {
			if (clock > (this.#sent.get(client) ?? 0)) this.#sent.set(client, clock);
		}
	}

	#mayTake(count: number): boolean {
		const now = performance.now();
		const refill = ((now - this.#allowedAt) / 1000) * PACE.perSecond * 0.9;
		this.#allowance = Math.min(PACE.burst / 2, this.#allowance + refill);
		this.#allowedAt = now;
		if (this.#allowance < count) return false;
		this.#allowance -= count;
		return true;
	}
}

function isTooMuch(entries: readonly JournalEntry[]): boolean {
	return entries.length > JOURNAL_LIMIT / 2 || JSON.stringify(entries).length > TOKEN_BYTES / 2;
}

/** The first `limit` entries, and as many more as belong to the last one's tx. */
function wholeTxs(entries: readonly JournalEntry[], limit: number): JournalEntry[] {
	let end = Math.min(limit, entries.length);
	while (end < entries.length && entries[end]!.tx === entries[end - 1]!.tx) end += 1;
	return entries.slice(0, end);
}
