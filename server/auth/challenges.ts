/** How long an authenticator may take, in ms. */
const LIFE = 5 * 60_000;
/** So many are remembered: a flood drops the oldest, which nobody waits for any more. */
const MOST = 10_000;

interface Challenge {
	purpose: string;
	expiresAt: number;
}

/** What authenticators are asked to sign: each serves once, for one purpose, and not for long. */
export class Challenges {
	/** The oldest first. */
	readonly #open = new Map<string, Challenge>();

	remember(challenge: string, purpose: string): void {
		const now = Date.now();
		for (const [oldest, { expiresAt }] of this.#open) {
			if (expiresAt > now && this.#open.size < MOST) break;
			this.#open.delete(oldest);
		}
		this.#open.set(challenge, { purpose, expiresAt: now + LIFE });
	}

	/** Whether it was given out for the purpose. From then on it was not. */
	take(challenge: string, purpose: string): boolean {
		const found = this.#open.get(challenge);
		if (found?.purpose !== purpose) return false;
		this.#open.delete(challenge);
		return found.expiresAt > Date.now();
	}
}
