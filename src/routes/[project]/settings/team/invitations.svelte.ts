import type { Offer, OpenInvite } from '#server/auth/invites.ts';
import { asked, withBody } from './asked.ts';

/** What an invite's maker gets: the link is shown this once. */
export interface InviteLink {
	link: string;
	/** Milliseconds. */
	expiresAt: number;
}

/**
 * Who of a project signs in, and who is invited: known to the server alone, read when the page opens.
 * Every method rejects with an Error whose message is fit to be shown.
 */
export class Invitations {
	open: OpenInvite[] = $state.raw([]);
	/** Member ids. */
	signingIn: ReadonlySet<string> = $state.raw(new Set());
	isRead = $state(false);
	readonly #path: string;

	constructor(project: string) {
		this.#path = `/api/${encodeURIComponent(project)}/invites`;
	}

	async read(): Promise<void> {
		const answer = await asked(this.#path);
		const { open, signingIn } = (await answer.json()) as {
			open: OpenInvite[];
			signingIn: string[];
		};
		this.open = open;
		this.signingIn = new Set(signingIn);
		this.isRead = true;
	}

	async create(offer: Offer): Promise<InviteLink> {
		const answer = await asked(this.#path, withBody('POST', offer));
		const made = (await answer.json()) as InviteLink;
		// The link must be shown even if the list cannot be read again.
		this.read().catch(() => {});
		return made;
	}

	async withdraw(id: string): Promise<void> {
		await asked(`${this.#path}?id=${encodeURIComponent(id)}`, { method: 'DELETE' });
		await this.read();
	}
}
