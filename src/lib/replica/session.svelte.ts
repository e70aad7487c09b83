import type { CollectionName } from '#lib/model/collections.ts';
import type { Edit, Outcome } from '#lib/model/entries.ts';
import { newId } from '#lib/model/ids.ts';
import { Api, type Bootstrap } from './api.ts';
import { ServerClock } from './clock.ts';
import { Desk } from './desk.ts';
import { Exchange } from './exchange.ts';
import { Journal } from './journal.ts';
import type { JournalEntry, LocalStore } from './local-store.ts';
import type { Here, Look, ToBrowser } from './messages.ts';
import { paintOf, type Painted } from './painted.ts';
import { BrowserReplica } from './replica.ts';
import { Rows } from './rows.svelte.ts';
import { SyncStatus } from './sync-status.svelte.ts';

export type Phase = 'opening' | 'ready' | 'signed_out' | 'missing' | 'outdated';
export type SignOutChoice = 'send' | 'seal' | 'discard';

export interface SessionEvents {
	here(here: Here[]): void;
	lists(): void;
	online(): void;
	/** Own edits were judged: what was not simply accepted, and which records were concerned. */
	settled(outcomes: Outcome[], records: [CollectionName, string][]): void;
}

/** Paint stays this long after its edit was confirmed over HTTP: the replica hears of it by socket. */
const WASH_AFTER = 400;

/** The member's session with the server in this page: journal, replica, and the exchange of both. */
export class Session {
	readonly api: Api;
	readonly clock = new ServerClock();
	readonly rows = new Rows();
	readonly sync = new SyncStatus();
	readonly store: LocalStore | null;
	readonly #desk: Desk;
	readonly #journal: Journal;
	readonly #exchange: Exchange;
	readonly #washing = new Map<string, number>();
	#replica: BrowserReplica | null = null;
	#events: SessionEvents | null = null;
	me = $state.raw<Bootstrap>()!;
	phase = $state<Phase>('opening');

	constructor(me: Bootstrap, desk: Desk) {
		this.me = me;
		this.#desk = desk;
		this.store = desk.store;
		this.api = new Api(me.project.slug);
		this.#journal = new Journal(this.store, {
			changed: () => this.#showJournal(),
			storingFailed: () => (this.sync.isOfflineSavingOff = true)
		});
		this.sync.isOfflineSavingOff = this.store === null;
		this.#exchange = new Exchange(this.api, this.#journal, this.clock, {
			bootstrap: (fresh) => this.#join(fresh),
			online: (sent) => this.#online(sent),
			offline: () => this.#offline(),
			settled: (client, upto, outcomes) => this.#settled(client, upto, outcomes),
			attention: (outcomes) => this.#attention(outcomes),
			message: (message) => this.#hear(message),
			over: (reason) => this.#over(reason),
			fresh: () => this.#startFresh()
		});
		this.#exchange.remember(me.incarnation);
		this.sync.keepTheirs = (outcome) => this.#dealWith(outcome);
	}

	listen(events: SessionEvents): void {
		this.#events = events;
	}

	/** Opens what the device has, paints what waits, and connects. */
	async open(): Promise<void> {
		await this.#desk.hold(this.#journal.client);
		await this.#join(this.me);
		const waiting = await this.#desk.orphans();
		this.#journal.adopt(waiting);
		for (const entry of waiting) this.#paint(entry);
		this.rows.flush();
		this.sync.attention = await this.#desk.outcomes();
		this.sync.copyFrom = await this.#desk.copyFrom();
		this.#desk.listen({
			online: () => this.#exchange.start(),
			offline: () => this.#exchange.stop(),
			signedOut: () => this.#over('signed_out')
		});
		this.#exchange.start();
	}

	/** Writes edits as one tx: journal, screen, and on their way. `paint` shows what they do not say. */
	write(edits: readonly Edit[], paint?: Painted[]): string {
		const tx = newId();
		const entries = this.#journal.append(
			edits,
			tx,
			this.localNow(),
			this.#replica?.seq ?? 0,
			paint
		);
		for (const entry of entries) this.#paint(entry);
		this.#exchange.push();
		return tx;
	}

	/** The present by this device's clock, as journals keep it. */
	localNow(): number {
		return Date.now();
	}

	look(look: Look | null): void {
		this.#exchange.look(look);
	}

	keepMine(outcome: Outcome, edit: (edits: Edit[]) => void): void {
		const { collection, recordId, field, wanted } = outcome;
		if (field) edit([{ collection, recordId, op: 'set', field, value: wanted ?? null }]);
		this.#dealWith(outcome);
	}

	/** Ends the session everywhere. Rejects when changes should be sent and there is no connection. */
	async signOut(choice: SignOutChoice): Promise<void> {
		if (choice === 'send') await this.#desk.untilEmpty(this.#journal);
		if (choice === 'discard') await this.#journal.clear();
		this.#exchange.stop();
		await this.#replica?.close();
		await this.#desk.signOut(choice === 'discard');
	}

	async #join(me: Bootstrap): Promise<BrowserReplica> {
		this.me = me;
		void this.#desk.remember(me);
		if (this.#replica?.name === me.replica) return this.#replica;
		const before = this.#replica;
		this.#replica = new BrowserReplica(me.replica, this.store, (collection, id, patch) =>
			this.rows.take(collection, id, patch)
		);
		await before?.close();
		if (before) await this.store?.dropCopy().catch(() => {});
		this.rows.begin();
		const isRestored = await this.#replica.restore();
		if (isRestored) this.phase = 'ready';
		return this.#replica;
	}

	#online(sent: number): void {
		this.rows.complete();
		this.phase = 'ready';
		this.sync.isOnline = true;
		this.sync.copyFrom = null;
		if (sent > 0) this.sync.lastBack = { sent, at: Date.now() };
		for (const [client, upto] of this.#washing) this.rows.wash(client, upto);
		this.#washing.clear();
		this.#events?.online();
	}

	#offline(): void {
		if (this.sync.isOnline) this.sync.copyFrom = Date.now();
		this.sync.isOnline = false;
		this.#events?.here([]);
		void this.#desk.noteCopy();
	}

	#settled(client: string, upto: number, outcomes: Outcome[]): void {
		const judged = this.#journal.waiting.filter((e) => e.client === client && e.clock <= upto);
		void this.#journal.settle(client, upto, outcomes.filter(needsAttention));
		this.sync.attention = [...this.sync.attention, ...outcomes.filter(needsAttention)];
		// The socket brings the change before its confirmation, but not before the first sync is done,
		// nor before an answer over HTTP.
		if (this.#exchange.isOnline && !this.#exchange.hasPosted) this.rows.wash(client, upto);
		else {
			this.#washing.set(client, upto);
			if (this.#exchange.isOnline) setTimeout(() => this.#wash(), WASH_AFTER);
		}
		this.#events?.settled(
			outcomes,
			judged.map((entry) => [entry.collection, entry.recordId])
		);
	}

	#wash(): void {
		for (const [client, upto] of this.#washing) this.rows.wash(client, upto);
		this.#washing.clear();
	}

	#attention(outcomes: Outcome[]): void {
		this.sync.attention = outcomes.filter((outcome) => !this.#desk.isDealtWith(outcome));
		void this.#desk.keepOutcomes(this.sync.attention);
		for (const { client, clock } of this.#desk.dealt) {
			if (this.#exchange.dealt(client, clock)) this.#desk.forgetDealt(client, clock);
		}
	}

	#dealWith(outcome: Outcome): void {
		this.sync.attention = this.sync.attention.filter((other) => other !== outcome);
		void this.#desk.keepOutcomes(this.sync.attention);
		if (!this.#exchange.dealt(outcome.client, outcome.clock)) this.#desk.noteDealt(outcome);
	}

	#hear(message: ToBrowser): void {
		if (message.t === 'here') this.#events?.here(message.here);
		else if (message.t === 'lists') this.#events?.lists();
	}

	#over(reason: 'signed_out' | 'missing' | 'outdated'): void {
		this.phase = reason;
		this.#exchange.stop();
		if (reason === 'missing') void this.#desk.wipeCopy();
	}

	async #startFresh(): Promise<void> {
		await this.#replica?.close();
		await this.store?.dropCopy().catch(() => {});
		this.#replica = null;
	}

	#paint(entry: JournalEntry): void {
		this.rows.paint(entry.paint ?? paintOf(entry), entry.client, entry.clock, entry.at);
	}

	#showJournal(): void {
		this.sync.show(this.#journal.waiting, (entry) => this.#titleOf(entry));
		this.sync.hasUnstored = this.#journal.hasUnstored;
	}

	#titleOf({ collection, recordId, fields }: JournalEntry): string {
		const row = this.rows.fieldsOf(collection, recordId) ?? fields ?? {};
		return String(row.title ?? row.name ?? row.familyName ?? '');
	}
}

function needsAttention({ verdict }: Outcome): boolean {
	return verdict !== 'accepted';
}
