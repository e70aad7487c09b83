import { growingPause } from '#lib/growing-pause.ts';
import { SCHEMA_VERSION } from '#lib/model/collections.ts';
import type { Outcome } from '#lib/model/entries.ts';
import { Answered, type Api, type Bootstrap } from './api.ts';
import type { ServerClock } from './clock.ts';
import type { Journal } from './journal.ts';
import { Link } from './link.ts';
import { parseGo, type Look, type Saved, type ToBrowser, type Token } from './messages.ts';
import type { ExchangeEvents } from './exchange-events.ts';
import { mayReach } from './reach.ts';
import type { BrowserReplica } from './replica.ts';
import { Sending } from './sending.ts';

/**
 * Keeps a page and the server in step: connects, presents the journal, sends edits as they are made,
 * and begins again when the connection ends. Holds one link at a time.
 */
export class Exchange {
	readonly #api: Api;
	readonly #journal: Journal;
	readonly #clock: ServerClock;
	readonly #events: ExchangeEvents;
	readonly #sending: Sending;
	#link: Link | null = null;
	/** What has come of the outcomes that need attention, until all have. */
	#waiting: Outcome[] = [];
	#attempt = 0;
	/** What was presented last could not be read. */
	#isUnread = false;
	/** Which attempt is current: whatever an earlier one still brings is not heard. */
	#turn = 0;
	#timer: ReturnType<typeof setTimeout> | null = null;
	#isOver = false;

	constructor(api: Api, journal: Journal, clock: ServerClock, events: ExchangeEvents) {
		this.#api = api;
		this.#journal = journal;
		this.#clock = clock;
		this.#events = events;
		this.#sending = new Sending(api, journal, clock, (saved, isByHttp) =>
			this.#settled(saved, isByHttp)
		);
	}

	get isOnline(): boolean {
		return this.#link?.isSynced ?? false;
	}

	/** Connects now if that can be, whatever was planned. `me` is what the server has just said, when it has. */
	start(me?: Bootstrap): void {
		this.stop();
		if (!this.#isOver && mayReach()) void this.#connect(++this.#turn, me);
	}

	/** Begins again what was begun: what the server has said meanwhile may be out of date. */
	restart(): void {
		if (this.#turn > 0) this.start();
	}

	/** Ends the connection for good: this page is nobody's any more. Whoever is told `over` calls it. */
	end(): void {
		this.#isOver = true;
		this.stop();
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

	/** Ends the connection and the session. Rejects, connected as before, when the server does not hear it. */
	async signOff(): Promise<void> {
		this.stop();
		try {
			await this.#api.endSession();
		} catch (error) {
			this.start();
			throw error;
		}
	}

	/** Sends what waits and was not sent yet. */
	push(): void {
		const link = this.#link;
		// The journal keeps what could not be sent: it travels in the next token.
		if (!link) return;
		const pushing = this.#sending.push(link, () => this.push());
		pushing.catch(() => link === this.#link && this.start());
	}

	look(look: Look | null): void {
		this.#link?.send({ t: 'look', look });
	}

	dealt(client: string, clock: number): boolean {
		return this.#link?.send({ t: 'dealt', client, clock }) ?? false;
	}

	async #connect(turn: number, told?: Bootstrap): Promise<void> {
		try {
			const [me] = await Promise.all([
				told ?? this.#api.me(),
				this.#clock.restart(() => this.#api.time())
			]);
			if (turn !== this.#turn) return;
			if (me.schema !== SCHEMA_VERSION) return this.#events.over('outdated');
			this.#sending.incarnation = me.incarnation;
			const replica = await this.#events.bootstrap(me);
			await this.#sending.judgeExcess();
			if (turn === this.#turn) this.#open(me, replica, turn);
		} catch (error) {
			if (turn !== this.#turn) return;
			const status = error instanceof Answered ? error.status : 0;
			if (status === 401) this.#events.over('signed_out');
			else if (status === 404) this.#events.over('missing');
			else if (status === 400) void this.#unreadable(turn);
			else this.#again(turn);
		}
	}

	#open(me: Bootstrap, replica: BrowserReplica, turn: number): void {
		let presented = 0;
		this.#waiting = [];
		const token = () => {
			const journal = this.#sending.present();
			presented = journal.length;
			const { member, incarnation } = me;
			return JSON.stringify({ v: SCHEMA_VERSION, member, incarnation, journal } satisfies Token);
		};
		this.#link = new Link(me.replica, replica.doc, token, {
			synced: () => {
				this.#attempt = 0;
				this.#isUnread = false;
				this.#events.online(presented);
				this.push();
			},
			message: (message) => turn === this.#turn && this.#hear(message),
			ended: (reason) => turn === this.#turn && this.#ended(reason, turn)
		});
	}

	#hear(message: ToBrowser): void {
		switch (message.t) {
			case 'saved':
				this.#settled(message, false);
				return;
			case 'attention':
				this.#waiting.push(...message.outcomes);
				if (!message.isMore) this.#events.attention(this.#waiting.splice(0));
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

	/** With a gap the server waits for an entry that is lost: what is left goes by another name. */
	#settled({ client, upto, outcomes, gap }: Saved, isByHttp: boolean): void {
		this.#events.settled(client, upto, outcomes, isByHttp);
		if (gap) void this.#journal.renumber(client).then(() => this.start());
	}

	#ended(reason: string, turn: number): void {
		this.#link = null;
		this.#events.offline();
		if (reason === 'signed_out' || reason === 'missing' || reason === 'outdated')
			this.#events.over(reason);
		else if (reason === 'malformed') void this.#unreadable(turn);
		else if (parseGo(reason) && this.#attempt === 0) this.#again(turn, true);
		else this.#again(turn);
	}

	/** What the server cannot read is presented no more; with nothing left it is this page that it cannot read. */
	async #unreadable(turn: number): Promise<void> {
		if (this.#isUnread && this.#journal.isEmpty) return this.#events.over('outdated');
		await import('./set-aside.ts')
			.then(({ setAside }) => setAside(this.#journal, this.#isUnread))
			.then(this.#events.setAside, () => {});
		this.#isUnread = true;
		if (turn === this.#turn) this.#again(turn);
	}

	#again(turn: number, isAtOnce = false): void {
		const steps = navigator.onLine ? this.#attempt++ : Infinity;
		const delay = isAtOnce ? 0 : growingPause(steps);
		this.#timer = setTimeout(() => turn === this.#turn && this.start(), delay);
	}
}
