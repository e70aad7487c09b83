import { fingerprint, newSecret } from './secrets.ts';

/** How long a right password waits for its code, in ms. */
const LIFE = 5 * 60_000;
/** Nobody types codes in more browsers at once. */
const PER_ACCOUNT = 5;

interface Step {
	accountId: string;
	/** What the password was recognised by: another password is another step. */
	passwordHash: string;
	expiresAt: number;
}

/**
 * Sign-ins whose password was right and whose code is awaited. Their tokens are for this alone; a server
 * that starts anew asks for the password again.
 */
export class SecondSteps {
	/** By the token's hash, the oldest first. */
	readonly #steps = new Map<string, Step>();

	/** The token to present with the code. */
	begin({ id, passwordHash }: { id: string; passwordHash: string }): string {
		this.#tidy(id);
		const token = newSecret();
		const expiresAt = Date.now() + LIFE;
		this.#steps.set(fingerprint(token), { accountId: id, passwordHash, expiresAt });
		return token;
	}

	/** Whose code a token waits for; null when it is none, or no longer. */
	find(token: string | undefined): Step | null {
		const step = token ? this.#steps.get(fingerprint(token)) : undefined;
		return step && step.expiresAt > Date.now() ? step : null;
	}

	/** A token serves once. False when it has been used meanwhile. */
	end(token: string): boolean {
		return this.#steps.delete(fingerprint(token));
	}

	#tidy(accountId: string): void {
		const now = Date.now();
		const theirs: string[] = [];
		for (const [key, step] of this.#steps) {
			if (step.expiresAt <= now) this.#steps.delete(key);
			else if (step.accountId === accountId) theirs.push(key);
		}
		if (theirs.length >= PER_ACCOUNT) this.#steps.delete(theirs[0]!);
	}
}
