import type { Member } from '#lib/model/members.ts';
import type { Here, Look } from './messages.ts';

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
	readonly #memberOf: (id: string) => Member | undefined;
	readonly #tell: (look: Look | null) => void;
	#here = $state.raw<Here[]>([]);
	#isVisible = $state(true);
	#look: Look | null = null;
	#toldAt = 0;
	#following: string | null = null;
	#timer: ReturnType<typeof setTimeout> | null = null;

	constructor(memberOf: (id: string) => Member | undefined, tell: (look: Look | null) => void) {
		this.#memberOf = memberOf;
		this.#tell = tell;
	}

	readonly peers = $derived.by<Peer[]>(() =>
		this.#here.flatMap(({ key, member, look }) => {
			const row = this.#memberOf(member);
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
		return this.#isVisible;
	}

	setVisible(isVisible: boolean): void {
		this.#isVisible = isVisible;
		this.repeat();
	}

	/** Says where I look now; told to others at most a few times a second. */
	look(look: Look): void {
		this.#look = look;
		const wait = Math.max(0, this.#toldAt + TELL_EVERY - Date.now());
		if (wait === 0) this.repeat();
		else this.#timer ??= setTimeout(() => this.repeat(), wait);
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
		this.#tell(this.#isVisible ? look : null);
	}

	/** Takes who is here from the server; nobody when offline. */
	take(here: Here[]): void {
		this.#here = here;
	}
}
