import type { Outcome } from '#lib/model/entries.ts';
import type { Json } from '#lib/model/json.ts';
import type { CollectionName } from '#lib/model/collections.ts';
import { changesSomething } from './changes.ts';
import type { Journal } from './journal.ts';
import type { JournalEntry } from './local-store.ts';
import type { Rows } from './rows.svelte.ts';

/** An own edit that the server has not confirmed. */
export interface WaitingChange {
	client: string;
	clock: number;
	tx: string;
	collection: CollectionName;
	recordId: string;
	title: string;
	field?: string;
	value?: Json;
	at: number;
}

/** How things stand between this device and the server. It says only what is true. */
export class SyncStatus {
	isOnline = $state(false);
	waiting = $state.raw<WaitingChange[]>([]);
	/** What waits in other pages of this browser. */
	elsewhere = $state.raw<WaitingChange[]>([]);
	attention = $state.raw<Outcome[]>([]);
	/** The instant of the copy that is shown while there is no connection. */
	copyFrom = $state<number | null>(null);
	/** The browser refuses to keep edits: they are lost with the page until the server has them. */
	isOfflineSavingOff = $state(false);
	hasUnstored = $state(false);
	/** The latest own edits that stand and have replaced what their author had not seen. */
	replaced = $state.raw<readonly Outcome[]>([]);
	lastBack = $state.raw<{ sent: number; at: number } | null>(null);
	/** Plain http on a network: browsers offer no service worker there. */
	readonly isInsecure = typeof isSecureContext === 'boolean' && !isSecureContext;

	/** What is not sent yet: while nothing can be, what waits in other pages waits here just as well. */
	readonly unsent = $derived(this.isOnline ? this.waiting : [...this.elsewhere, ...this.waiting]);

	readonly status = $derived.by<'offline' | 'saving' | 'attention' | 'saved'>(() => {
		if (!this.isOnline) return 'offline';
		if (this.waiting.length > 0) return 'saving';
		return this.attention.length > 0 ? 'attention' : 'saved';
	});

	keepMine: (outcomes: readonly Outcome[], label: string) => void = () => {};
	keepTheirs: (outcome: Outcome) => void = () => {};

	/** The connection stands; so many changes came with it. */
	online(sent: number): void {
		this.isOnline = true;
		this.copyFrom = null;
		if (sent > 0) this.lastBack = { sent, at: Date.now() };
	}

	offline(): void {
		if (this.isOnline) this.copyFrom = Date.now();
		this.isOnline = false;
	}

	/** Shows what waits, in this page's journals and in others'. */
	show(
		{ waiting, hasUnstored }: Pick<Journal, 'waiting' | 'hasUnstored'>,
		elsewhere: Pick<Journal, 'waiting'>,
		rows: Rows
	): void {
		this.hasUnstored = hasUnstored;
		this.waiting = changesIn(waiting, rows);
		this.elsewhere = changesIn(elsewhere.waiting, rows);
	}
}

function changesIn(entries: readonly JournalEntry[], rows: Rows): WaitingChange[] {
	return entries.filter(changesSomething).map((entry) => ({
		client: entry.client,
		clock: entry.clock,
		tx: entry.tx,
		collection: entry.collection,
		recordId: entry.recordId,
		title: titleOf(entry, rows),
		...(entry.field ? { field: entry.field } : {}),
		...(entry.value === undefined ? {} : { value: entry.value }),
		at: entry.at
	}));
}

function titleOf({ collection, recordId, fields }: JournalEntry, rows: Rows): string {
	const row = rows.known(collection, recordId) ?? fields ?? {};
	return String(row.title ?? row.name ?? row.familyName ?? '');
}
