import type { Here, Look } from './messages.ts';
import type { Session } from './session.svelte.ts';

/** Somebody else who is here now; the same person in two tabs is here twice. */
export interface Peer {
	key: string;
	memberId: string;
	name: string;
	color: number;
	look: Look;
	/** The member whom they follow. */
	following?: string | undefined;
}

const TELL_EVERY = 220;

/** Who else is here and where they look, and where I look. */
export class Presence {
	readonly #session: Session;
	/** My pages in this browser, of all projects. */
	readonly #tabs: BroadcastChannel;
	#here = $state.raw<Here[]>([]);
	/** What I have just chosen, while nobody knows whether the server keeps it. */
	#choice: { isVisible: boolean } | null = $state.raw(null);
	#look: Look | null = null;
	#toldAt = 0;
	#following: string | null = null;
	#timer: ReturnType<typeof setTimeout> | null = null;

	constructor(session: Session) {
		this.#session = session;
		this.#tabs = new BroadcastChannel(`spolu:shown:${session.me.account.email}`);
		this.#tabs.onmessage = ({ data }) => this.#learn(data as boolean);
	}

	readonly peers = $derived.by<Peer[]>(() =>
		this.#here.flatMap(({ key, member, look }) => {
			const row = this.#session.rows.tables.members.get(member);
			return row
				? [
						{
							key,
							memberId: member,
							name: row.name,
							color: row.color,
							look,
							following: look.following
						}
					]
				: [];
		})
	);

	/** Whether others see me. */
	get isVisible(): boolean {
		return this.#choice?.isVisible ?? this.#session.me.account.showPresence;
	}

	/** Shows or hides me at once, and in all tabs for good when the server `keeps` it; else it is as before. */
	async choose(isVisible: boolean, keeps: Promise<unknown>): Promise<void> {
		const choice = { isVisible };
		this.#choice = choice;
		this.repeat();
		if (await keeps) {
			this.#learn(isVisible);
			this.#tabs.postMessage(isVisible);
		}
		if (this.#choice !== choice) return;
		this.#choice = null;
		this.repeat();
	}

	#learn(showPresence: boolean): void {
		const { me } = this.#session;
		this.#session.know({ ...me, account: { ...me.account, showPresence } });
		this.repeat();
		// A page that is connecting may have been told otherwise before, and would believe it.
		if (!this.#session.sync.isOnline) this.#session.exchange.restart();
	}

	/** Says where I look now; told to others at most a few times a second. */
	look(look: Look): void {
		this.#look = look;
		const wait = Math.max(0, this.#toldAt + TELL_EVERY - Date.now());
		if (wait === 0) this.repeat();
		else this.#timer ??= setTimeout(() => this.repeat(), wait);
	}

	/** Says at once what is still to be said: what I do there is to be known as mine. */
	hurry(): void {
		if (this.#timer) this.repeat();
	}

	/** Says whom I follow from page to page; being followed is always visible to the one followed. */
	follow(member: string | null): void {
		this.#following = member;
		this.repeat();
	}

	/** Tells it again: after every connecting the server knows nothing of me. */
	repeat(): void {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
		if (!this.#look) return;
		this.#toldAt = Date.now();
		const look = this.#following ? { ...this.#look, following: this.#following } : this.#look;
		this.#session.exchange.look(this.isVisible ? look : null);
	}

	/** Takes who is here from the server; nobody when offline. */
	take(here: Here[]): void {
		this.#here = here;
	}
}
