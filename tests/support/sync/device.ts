import * as Y from 'yjs';
import { SCHEMA_VERSION } from '#lib/model/collections.ts';
import type { Edit, Entry, Outcome } from '#lib/model/entries.ts';
import { newId } from '#lib/model/ids.ts';
import { HEAD } from '#lib/replica/layout.ts';
import { parseGo, type ToBrowser, type ToServer } from '#lib/replica/messages.ts';
import { Violation } from './ledger.ts';
import { Wire } from './wire.ts';
import type { World } from './world.ts';

/** An edit as its author made it, and what became of it. */
export interface Written {
	entry: Entry;
	/** Its client and clock when it was judged; null while it waits. */
	verdict: Outcome['verdict'] | null;
	rule?: string | undefined;
	/** The server that judged it is no more: a backup was restored. */
	isLost?: boolean;
}

const FINAL = ['malformed', 'signed_out', 'missing', 'outdated', 'limited'];

/** One tab of one member: what the browser's exchange does, without a browser. */
export class Device {
	readonly member: string;
	readonly written: Written[] = [];
	readonly attention: Outcome[] = [];
	/** What has come of it, until all has. */
	readonly #told: Outcome[] = [];
	readonly txs: string[] = [];
	/** Client and tx of entries that now stand under another client; the server may have judged them unheard. */
	readonly formerly = new Set<string>();
	doc = new Y.Doc();
	name = '';
	/** What this device has to know before it can join. */
	incarnation = '';
	client = newId();
	clock = 0;
	/** How wrong its clock is, in ms. */
	skew = 0;
	wantsOnline = true;
	/** Takes nothing in, as a browser whose network is about to fail. */
	isStalled = false;
	isSynced = false;
	/** Why it gave up for good. */
	over: string | null = null;
	wire: Wire | null = null;
	readonly #world: World;
	#isInformed = false;
	#retryAt = 0;
	#attempts = 0;

	constructor(world: World, member: string) {
		this.#world = world;
		this.member = member;
	}

	get waiting(): Written[] {
		return this.written.filter((written) => written.verdict === null);
	}

	get isIdle(): boolean {
		return this.over !== null || !this.wantsOnline || (this.isSynced && this.waiting.length === 0);
	}

	/** The last change that this device has seen. */
	get base(): number {
		return (this.doc.getMap(HEAD).get('seq') as number | undefined) ?? 0;
	}

	/** Edits as one tx: into the journal, and off to the server when it is there. */
	edit(edits: Edit[], tx = newId(), at = this.#world.time.now + this.skew): string {
		const made = edits.map((edit): Written => {
			const entry = {
				...edit,
				client: this.client,
				clock: ++this.clock,
				tx,
				at: Math.max(0, at),
				base: this.base
			};
			return { entry, verdict: null };
		});
		this.written.push(...made);
		this.txs.push(tx);
		this.#world.typed(this.member, edits);
		if (this.isSynced) this.say({ t: 'journal', entries: made.map(({ entry }) => entry) });
		return tx;
	}

	say(message: ToServer): void {
		if (this.wire && this.isSynced) this.wire.say(JSON.stringify(message));
	}

	/** Connects when it should be and is not. */
	connect(): void {
		if (!this.wantsOnline || this.wire || this.over || this.#world.time.now < this.#retryAt) return;
		if (!this.#isInformed && !this.#ask()) return this.#end('missing');
		this.join(this.name, this.token());
	}

	/** Learns which replica to join. It is asked only when the server said so: in between it may be wrong. */
	#ask(): boolean {
		const me = this.#world.me(this.member);
		if (!me) return false;
		if (this.incarnation !== '' && this.incarnation !== me.incarnation) this.#rebase();
		this.incarnation = me.incarnation;
		if (this.name !== me.replica) this.#begin(me.replica);
		this.#isInformed = true;
		return true;
	}

	token(journal = this.waiting.map(({ entry }) => entry)): string {
		const { member, incarnation } = this;
		return JSON.stringify({ v: SCHEMA_VERSION, member, incarnation, journal });
	}

	join(name: string, token: string): void {
		const wire: Wire = new Wire(
			this.#world.hocuspocus,
			this.#world.cookieOf(this.member),
			name,
			this.doc,
			{
				sent: (bytes) => this.#world.scan(this.member, bytes),
				authenticated: () => {},
				refused: (reason) => wire === this.wire && this.#end(reason),
				stateless: (payload) => wire === this.wire && this.#hear(JSON.parse(payload) as ToBrowser),
				synced: (isFirst) => {
					if (!isFirst || wire !== this.wire) return;
					this.isSynced = true;
					this.#attempts = 0;
					this.#sendWaiting();
				},
				closed: (reason) => wire === this.wire && this.#end(reason),
				lost: () => wire === this.wire && this.#end('')
			}
		);
		this.wire = wire;
		wire.open(token);
	}

	/** The network goes away. */
	cut(): void {
		const { wire } = this;
		this.wire = null;
		this.isSynced = false;
		this.#told.splice(0);
		wire?.cut();
	}

	/** What was seen in another life of the database counts for nothing. */
	#rebase(): void {
		for (const written of this.waiting) written.entry = { ...written.entry, base: 0 };
	}

	/** Counts one journal anew under another client id, as far as it is not yet judged. */
	renumber(client: string): void {
		const name = newId();
		let clock = 0;
		for (const written of this.waiting.filter(({ entry }) => entry.client === client)) {
			this.formerly.add(`${client} ${written.entry.tx}`);
			written.entry = { ...written.entry, client: name, clock: ++clock, base: 0 };
		}
		if (client !== this.client) return;
		this.client = name;
		this.clock = clock;
	}

	#begin(name: string): void {
		this.doc.destroy();
		this.doc = new Y.Doc();
		this.name = name;
	}

	/** Edits made while the token travelled. */
	#sendWaiting(): void {
		const entries = this.waiting.map(({ entry }) => entry);
		if (entries.length > 0) this.say({ t: 'journal', entries });
	}

	#hear(message: ToBrowser): void {
		switch (message.t) {
			case 'saved':
				this.settle(message.client, message.upto, message.outcomes);
				if (message.gap) {
					this.renumber(message.client);
					this.cut();
				}
				return;
			case 'attention':
				this.#told.push(...message.outcomes);
				if (!message.isMore) this.attention.splice(0, Infinity, ...this.#told.splice(0));
				return;
			case 'fresh':
				this.#world.count('fresh');
				this.cut();
				this.#begin('');
				this.#isInformed = false;
				return;
			case 'here':
			case 'lists':
			case 'pong':
				this.#world.count(message.t);
		}
	}

	/** Everything of a client up to a clock is judged; each entry keeps its one outcome (I6). */
	settle(client: string, upto: number, outcomes: readonly Outcome[]): void {
		for (const written of this.written) {
			const { entry } = written;
			if (entry.client !== client || entry.clock > upto) continue;
			const outcome = outcomes.find(({ clock }) => clock === entry.clock);
			const verdict = outcome?.verdict ?? 'accepted';
			if (written.verdict) {
				if (!outcome || verdict === written.verdict || written.isLost || outcome.overlooked)
					continue;
				const told = `${written.verdict}, then ${verdict}`;
				throw new Violation('I6', `${JSON.stringify(entry)} was ${told}`);
			}
			written.verdict = verdict;
			written.rule = outcome?.rule;
			this.#world.count(outcome?.rule ? `${verdict} ${outcome.rule}` : verdict);
		}
	}

	#end(reason: string): void {
		this.cut();
		if (parseGo(reason)) this.#isInformed = false;
		this.#world.count(reason.startsWith('go:') ? 'go' : `ended ${reason}`);
		const isCrowded = reason === 'limited' && this.#world.intruded.has(this.member);
		if (FINAL.includes(reason) && !isCrowded) {
			this.over = reason;
			if (reason === 'malformed' || reason === 'limited' || reason === 'outdated') {
				throw new Violation('honesty', `an honest device of ${this.member} was told ${reason}`);
			}
		} else if (!parseGo(reason)) this.#retryAt = this.#world.time.now + 250;
		if (++this.#attempts > 60)
			throw new Violation('liveness', `${this.member} cannot join: ${reason}`);
	}
}
