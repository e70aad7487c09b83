import { goto } from '$app/navigation';
import type { Peer, Workspace } from './workspace.ts';

/** Whom this screen follows: it goes where that member goes, until it goes its own way. */
export class Following {
	/** The member that is followed. */
	member: string | null = $state(null);
	readonly #workspace: Workspace;
	#isGoing = false;

	constructor(workspace: Workspace) {
		this.#workspace = workspace;
	}

	toggle(member: string): void {
		if (this.member === member) this.stop();
		else this.#follow(member);
	}

	stop(): void {
		if (this.member !== null) this.#follow(null);
	}

	#follow(member: string | null): void {
		this.member = member;
		this.#workspace.presence.follow(member);
	}

	/** The followed member's own tab; null when they have gone. */
	get peer(): Peer | null {
		return this.#workspace.presence.peers.find(({ memberId }) => memberId === this.member) ?? null;
	}

	/** The names of those who follow me. */
	readonly followers: string[] = $derived.by(() => {
		const { presence, memberId } = this.#workspace;
		const mine = presence.peers.filter((peer) => peer.following === memberId);
		return [...new Set(mine.map((peer) => peer.name))];
	});

	/** Goes to a page of this project; anything else that a peer may claim is not followed. */
	async goTo(page: string): Promise<void> {
		if (!page.startsWith(`/${this.#workspace.project.slug}/`)) return;
		if (page === location.pathname + location.search) return;
		this.#isGoing = true;
		try {
			await goto(page);
		} finally {
			this.#isGoing = false;
		}
	}

	/** A navigation begins: unless it is the followed one's, following ends. */
	onNavigate(): void {
		if (!this.#isGoing) this.stop();
	}
}
