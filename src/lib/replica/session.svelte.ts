import type { CollectionName } from '#lib/model/collections.ts';
import type { Edit, Outcome } from '#lib/model/entries.ts';
import { newId } from '#lib/model/ids.ts';
import { Api, type Bootstrap } from './api.ts';
import { Attention } from './attention.ts';
import { ServerClock } from './clock.ts';
import type { Desk } from './desk.ts';
import { Elsewhere } from './elsewhere.ts';
import { Exchange } from './exchange.ts';
import { Journal } from './journal.ts';
import type { LocalStore } from './local-store.ts';
import { Paint } from './paint.ts';
import type { Painted } from './painted.ts';
import { BrowserReplica } from './replica.ts';
import { Rows } from './rows.svelte.ts';
import { SyncStatus } from './sync-status.svelte.ts';
import type { Phase, SessionEvents } from './session-events.ts';

/** The member's session with the server in this page: journal, replica, and the exchange of both. */
export class Session {
	readonly api: Api;
	readonly clock = new ServerClock();
	readonly rows = new Rows();
	readonly sync = new SyncStatus();
	readonly store: LocalStore | null;
	readonly desk: Desk;
	readonly journal: Journal;
	readonly exchange: Exchange;
	readonly #attention: Attention;
	readonly #paint = new Paint(this.rows);
	readonly #show = () => this.sync.show(this.journal, this.#elsewhere, this.rows);
	readonly #elsewhere = new Elsewhere(this.#paint, this.#show);
	#replica: BrowserReplica | null = null;
	#events: SessionEvents | null = null;
	/** For good: whatever comes later neither opens the page again nor writes what it shows to the device. */
	#isOver = false;
	me = $state.raw<Bootstrap>()!;
	phase = $state<Phase>('opening');

	constructor(me: Bootstrap, desk: Desk) {
		this.me = me;
		this.desk = desk;
		this.store = desk.store;
		this.api = new Api(me.project.slug, me.member);
		this.#attention = new Attention(this.store, this.sync, (...of) => this.exchange.dealt(...of));
		this.journal = new Journal(this.store, {
			changed: this.#show,
			storingFailed: () => (this.sync.isOfflineSavingOff = true),
			hold: desk.hold.bind(desk),
			rearranged: (change) => {
				this.#paint.replace(change.client, change.entries);
				this.desk.tell({ t: 'rearranged', ...change });
			}
		});
		this.sync.isOfflineSavingOff = this.store === null;
		this.exchange = new Exchange(this.api, this.journal, this.clock, {
			bootstrap: (fresh) => this.#prepare(fresh),
			online: (sent) => this.#online(sent),
			offline: () => this.#offline(),
			settled: (...judged) => this.#settled(...judged),
			attention: (outcomes) => this.#attention.take(outcomes),
			setAside: (outcomes) => this.#attention.add(outcomes),
			message: (message) => this.#events?.hear(message),
			over: (reason) => this.#over(reason),
			fresh: () => this.#startFresh()
		});
		this.sync.keepTheirs = (outcome) => this.#attention.dealWith(outcome);
	}

	listen(events: SessionEvents): void {
		this.#events = events;
	}

	/** Opens what the device has, paints what waits, and connects; `isFresh`: `me` is the server's word of now. */
	async open(isFresh: boolean): Promise<void> {
		await this.desk.hold(this.journal.client);
		await this.#join(this.me);
		await this.#adoptOrphans();
		this.rows.flush();
		await this.#attention.restore();
		this.sync.copyFrom = await this.desk.copyFrom();
		this.desk.listen({
			network: () => this.exchange.start(),
			signedOut: (isDiscarded) => this.#leftElsewhere(isDiscarded),
			edited: (entries) => this.#elsewhere.take(entries),
			settled: (client, upto) => this.#elsewhere.settle(client, upto),
			rearranged: (change) => this.#elsewhere.rearrange(change),
			asked: () => this.#isOver || this.desk.tellAgain(this.journal),
			gone: () => void this.#adoptOrphans()
		});
		this.exchange.start(isFresh ? this.me : undefined);
	}

	/** Takes the server's word for who one is and what the project has chosen. */
	know(me: Bootstrap): void {
		this.me = me;
		if (!this.#isOver) this.desk.remember(me);
	}

	/** Writes edits as one tx: journal, screen, and on their way. `paint` shows what they do not say. */
	write(edits: readonly Edit[], paint?: Painted[]): string {
		const tx = newId();
		const seen = { base: this.#replica?.seq ?? 0, incarnation: this.me.incarnation };
		const entries = this.journal.append(edits, tx, Date.now(), seen, paint);
		this.#paint.put(entries);
		this.desk.tell({ t: 'edited', entries });
		this.exchange.push();
		return tx;
	}

	/** Keeps what the replica has brought, and stops it. */
	close(): Promise<void> | undefined {
		return this.#replica?.close();
	}

	/** Before connecting: what pages left is taken over, and the replica is whole. */
	async #prepare(me: Bootstrap): Promise<BrowserReplica> {
		await this.#adoptOrphans();
		if (this.#isOver) throw new Error('over');
		const replica = await this.#join(me);
		await replica.whole();
		return replica;
	}

	async #join(me: Bootstrap): Promise<BrowserReplica> {
		this.know(me);
		if (this.#replica?.name === me.replica) return this.#replica;
		const before = this.#replica;
		this.#replica = new BrowserReplica(me.replica, this.store, (collection, id, patch) =>
			this.rows.take(collection, id, patch)
		);
		await before?.close();
		if (before) await this.store?.dropCopy().catch(() => {});
		this.rows.begin();
		if ((await this.#replica.restore()) && !this.#isOver) this.phase = 'ready';
		return this.#replica;
	}

	async #adoptOrphans(): Promise<void> {
		this.#elsewhere.take(await this.desk.elsewhere(this.journal));
		const orphans = this.journal.adopt(await this.desk.orphans(this.#elsewhere.waiting));
		this.#elsewhere.leave(orphans);
		this.#paint.put(orphans);
		if (orphans.length > 0) this.exchange.push();
	}

	#online(sent: number): void {
		this.rows.complete();
		this.#paint.washWaiting();
		this.phase = 'ready';
		this.sync.online(sent);
		this.#events?.online();
	}

	#offline(): void {
		this.sync.offline();
		this.#events?.hear({ t: 'here', here: [] });
		void this.desk.noteCopy();
	}

	#settled(client: string, upto: number, outcomes: Outcome[], isByHttp: boolean): void {
		if (this.#isOver) return;
		const records = this.journal.waiting
			.filter((e) => e.client === client && e.clock <= upto)
			.map((e): [CollectionName, string] => [e.collection, e.recordId]);
		const waiting = outcomes.filter(({ verdict }) => verdict !== 'accepted');
		void this.journal.settle(client, upto, waiting);
		this.#attention.add(waiting);
		this.sync.replaced = outcomes.filter(({ overlooked }) => overlooked);
		this.#paint.wash(client, upto, this.exchange.isOnline, isByHttp);
		this.desk.tell({ t: 'settled', client, upto });
		this.#events?.settled(outcomes, records);
	}

	#over(reason: 'signed_out' | 'missing' | 'outdated'): void {
		this.#isOver = true;
		this.phase = reason;
		this.exchange.end();
		if (reason === 'outdated') return;
		this.api.abort();
		this.#replica?.drop();
		this.desk.release();
		if (reason === 'missing') void this.desk.wipeCopy();
	}

	/** Another page has deleted the copy, to which this one may have written since. */
	#leftElsewhere(isDiscarded: boolean): void {
		this.#over('signed_out');
		void this.desk.wipeCopy();
		if (isDiscarded) void this.journal.clear();
	}

	async #startFresh(): Promise<void> {
		await this.#replica?.close();
		await this.store?.dropCopy().catch(() => {});
		this.#replica = null;
	}
}
