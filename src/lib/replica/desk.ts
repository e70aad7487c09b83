import type { Outcome } from '#lib/model/entries.ts';
import type { Bootstrap } from './api.ts';
import type { Journal } from './journal.ts';
import { LocalStore, storeName, type JournalEntry } from './local-store.ts';
import { Tabs } from './tabs.ts';

export interface DeskEvents {
	online(): void;
	offline(): void;
	signedOut(): void;
}

const SEND_WITHIN = 10_000;
const LAST = 'spolu:last:';

type Dealt = Pick<Outcome, 'client' | 'clock'>;

/** What this browser keeps for a member and a project, and what it shares between its pages. */
export class Desk {
	readonly store: LocalStore | null;
	readonly #me: Bootstrap;
	readonly #tabs: Tabs;
	readonly #abort = new AbortController();
	#events: DeskEvents | null = null;
	dealt: Dealt[] = [];

	private constructor(me: Bootstrap, store: LocalStore | null) {
		this.#me = me;
		this.store = store;
		this.#tabs = new Tabs(storeName(me.project.id, me.member), () => this.#events?.signedOut());
	}

	/** Opens the member's store; without one (private mode, full disk) the server alone keeps edits. */
	static async open(me: Bootstrap): Promise<Desk> {
		const store = await LocalStore.open(storeName(me.project.id, me.member)).catch(() => null);
		await dropOthers(me);
		const desk = new Desk(me, store);
		desk.dealt = (await store?.fact<Dealt[]>('dealt').catch(() => [])) ?? [];
		return desk;
	}

	/** Who opened a project here last: enough to open it again without a network. */
	static last(slug: string): Bootstrap | null {
		try {
			return JSON.parse(localStorage.getItem(LAST + slug) ?? 'null') as Bootstrap | null;
		} catch {
			return null;
		}
	}

	listen(events: DeskEvents): void {
		this.#events = events;
		const { signal } = this.#abort;
		addEventListener('online', () => events.online(), { signal });
		addEventListener('offline', () => events.offline(), { signal });
	}

	hold(client: string): Promise<boolean> {
		return this.#tabs.hold(client);
	}

	async orphans(): Promise<JournalEntry[]> {
		return this.#tabs.orphans((await this.store?.journal().catch(() => [])) ?? []);
	}

	async outcomes(): Promise<Outcome[]> {
		return (await this.store?.outcomes().catch(() => [])) ?? [];
	}

	async keepOutcomes(outcomes: readonly Outcome[]): Promise<void> {
		await this.store?.replaceOutcomes(outcomes).catch(() => {});
	}

	async remember(me: Bootstrap): Promise<void> {
		try {
			localStorage.setItem(LAST + me.project.slug, JSON.stringify(me));
		} catch {
			// Without local storage the project opens online only.
		}
	}

	async copyFrom(): Promise<number | null> {
		return (await this.store?.fact<number>('copyFrom').catch(() => null)) ?? null;
	}

	async noteCopy(): Promise<void> {
		await this.store?.keepFact('copyFrom', Date.now()).catch(() => {});
	}

	isDealtWith({ client, clock }: Outcome): boolean {
		return this.dealt.some((one) => one.client === client && one.clock === clock);
	}

	noteDealt({ client, clock }: Outcome): void {
		this.dealt = [...this.dealt, { client, clock }];
		void this.store?.keepFact('dealt', this.dealt).catch(() => {});
	}

	forgetDealt(client: string, clock: number): void {
		this.dealt = this.dealt.filter((one) => one.client !== client || one.clock !== clock);
		void this.store?.keepFact('dealt', this.dealt).catch(() => {});
	}

	/** Resolves when the journal is empty; rejects when it is not in time. */
	async untilEmpty(journal: Journal): Promise<void> {
		const end = Date.now() + SEND_WITHIN;
		while (!journal.isEmpty) {
			if (Date.now() > end) throw new Error('not sent in time');
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	}

	async wipeCopy(): Promise<void> {
		localStorage.removeItem(LAST + this.#me.project.slug);
		await this.store?.dropCopy().catch(() => {});
	}

	/** Deletes the copies, and everything when asked; then ends the session and leaves. */
	async signOut(isDiscarding: boolean): Promise<void> {
		await this.wipeCopy();
		this.#tabs.signOut();
		this.#abort.abort();
		if (isDiscarding) await this.store?.wipe().catch(() => {});
		else this.store?.close();
		await fetch('/sign-out', { method: 'POST', headers: { accept: 'application/json' } });
		location.assign('/sign-in');
	}
}

/** Somebody else signed in here before: their copies go, their journal stays sealed for them. */
async function dropOthers(me: Bootstrap): Promise<void> {
	const last = Desk.last(me.project.slug);
	if (!last || last.member === me.member) return;
	const store = await LocalStore.open(storeName(last.project.id, last.member)).catch(() => null);
	await store?.dropCopy().catch(() => {});
	store?.close();
}
