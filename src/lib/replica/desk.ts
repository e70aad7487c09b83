import { forget, keep, keysUnder, recall } from '#lib/browser-storage.ts';
import type { Bootstrap } from './api.ts';
import type { Journal } from './journal.ts';
import { LocalStore, type JournalEntry } from './local-store.ts';
import { askTabs, Tabs, type Rearranged, type ToTabs } from './tabs.ts';

export interface DeskEvents {
	/** The network came or went. */
	network(): void;
	signedOut(isDiscarded: boolean): void;
	/** Another page of mine has edited. */
	edited(entries: readonly JournalEntry[]): void;
	/** Edits of another page of mine are confirmed. */
	settled(client: string, upto: number): void;
	/** Another page of mine has numbered a journal anew, or taken entries out of it. */
	rearranged(change: Rearranged): void;
	/** Another page of mine asks what waits here. */
	asked(): void;
	/** Another page of mine has gone. */
	gone(): void;
}

const LAST = 'spolu:last:';
/** A page that says it goes holds its lock for a moment longer. */
const GONE_AFTER = 1_000;

/** What this browser keeps for a member and a project, and what it shares between its pages. */
export class Desk {
	readonly store: LocalStore | null;
	readonly #me: Bootstrap;
	readonly #tabs: Tabs;
	readonly #abort = new AbortController();
	#events: DeskEvents | null = null;
	/** What came before anybody listened. */
	readonly #early: ToTabs[] = [];

	private constructor(me: Bootstrap, store: LocalStore | null) {
		this.#me = me;
		this.store = store;
		this.#tabs = new Tabs(storeName(me.project.id, me.member), (message) => this.#hear(message));
	}

	/** Opens the member's store; without one (private mode, full disk) the server alone keeps edits. */
	static async open(me: Bootstrap): Promise<Desk> {
		const store = await LocalStore.open(storeName(me.project.id, me.member)).catch(() => null);
		await dropOthers(me);
		return new Desk(me, store);
	}

	/** Who opened a project here last: enough to open it again without a network. */
	static last(slug: string): Bootstrap | null {
		try {
			return JSON.parse(recall(LAST + slug) ?? 'null') as Bootstrap | null;
		} catch {
			return null;
		}
	}

	/** Who opened which projects here, and can again without a network. */
	static known(): Bootstrap[] {
		const found = keysUnder(LAST).map((key) => Desk.last(key.slice(LAST.length)));
		return found.filter((me) => me !== null);
	}

	listen(events: DeskEvents): void {
		this.#events = events;
		const { signal } = this.#abort;
		for (const change of ['online', 'offline'])
			addEventListener(change, () => events.network(), { signal });
		for (const message of this.#early.splice(0)) this.#hear(message);
	}

	#hear(message: ToTabs): void {
		const events = this.#events;
		if (!events) this.#early.push(message);
		else if (message.t === 'signed_out') events.signedOut(message.isDiscarded);
		else if (message.t === 'edited') events.edited(message.entries);
		else if (message.t === 'settled') events.settled(message.client, message.upto);
		else if (message.t === 'rearranged') events.rearranged(message);
		else if (message.t === 'tell') events.asked();
		else setTimeout(() => events.gone(), GONE_AFTER);
	}

	tell(message: ToTabs): void {
		this.#tabs.tell(message);
	}

	/** Tells other pages of all that waits in this one, also of what is not on the device. */
	tellAgain({ waiting }: Journal): void {
		if (waiting.length > 0) this.tell({ t: 'edited', entries: waiting });
	}

	hold(client: string): Promise<boolean> {
		return this.#tabs.hold(client);
	}

	/** What pages that are gone have left of these; from here on it is this page's. */
	orphans(entries: readonly JournalEntry[]): Promise<JournalEntry[]> {
		return this.#tabs.orphans(entries);
	}

	/** What waits on this device and is not this page's. */
	async elsewhere(journal: Journal): Promise<JournalEntry[]> {
		return journal.foreign((await this.store?.journal().catch(() => [])) ?? []);
	}

	/** Has other pages tell what waits there, though they could not store it. */
	async askTabs(): Promise<void> {
		await askTabs(storeName(this.#me.project.id, this.#me.member));
	}

	/** Leaves the journals to other pages: this one sends nothing more. */
	release(): void {
		this.#abort.abort();
		this.#tabs.release();
	}

	/** Without local storage the project opens online only. */
	remember(me: Bootstrap): void {
		keep(LAST + me.project.slug, JSON.stringify(me));
	}

	async copyFrom(): Promise<number | null> {
		return (await this.store?.fact<number>('copyFrom').catch(() => null)) ?? null;
	}

	async noteCopy(): Promise<void> {
		await this.store?.keepFact('copyFrom', Date.now()).catch(() => {});
	}

	async wipeCopy(): Promise<void> {
		forget(LAST + this.#me.project.slug);
		await this.store?.dropCopy().catch(() => {});
	}

	/** Tells the other tabs, and deletes the copies; the journal too when asked. */
	async leave(journal: Journal, isDiscarding: boolean): Promise<void> {
		if (isDiscarding) await journal.clear();
		await journal.stored();
		await this.wipeCopy();
		this.#tabs.tell({ t: 'signed_out', isDiscarded: isDiscarding });
		this.#abort.abort();
		if (isDiscarding) await this.store?.discard().catch(() => {});
		else this.store?.close();
	}
}

/** Somebody else signed in here before: their copies go. */
async function dropOthers(me: Bootstrap): Promise<void> {
	const last = Desk.last(me.project.slug);
	if (last && last.member !== me.member) await dropCopyOf(last);
}

/** Deletes a member's copy of a project, which then opens with a network only; their journal stays sealed. */
export async function dropCopyOf({ project, member }: Bootstrap): Promise<void> {
	forget(LAST + project.slug);
	const store = await LocalStore.find(storeName(project.id, member));
	await store?.dropCopy().catch(() => {});
	store?.close();
}

/** The name of a member's store in a project. */
export function storeName(project: string, member: string): string {
	return `spolu:${project}:${member}`;
}
