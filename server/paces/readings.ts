import { SpoluError } from '../errors.ts';
import { Paces } from './pace.ts';
import { Rounds } from './rounds.ts';

const PER_SECOND = 20;
/** A reading counts as one, and as one for each of so many milliseconds: a quarter of the time at most. */
const COUNTED_MS = 12.5;
/** So many of an account are read without waiting: a person opens all their boards at once. */
const BURST = 100;
/** So many of an account wait at most. */
const LONGEST = 500;

interface Line {
	last: Promise<unknown>;
	length: number;
}

/**
 * Readings of whole collections and replicas, on the thread that judges edits. One in each round of the event loop,
 * and of each account one after the other: who asks for many waits, and nobody waits for them.
 */
export class Readings {
	readonly #paces: Paces;
	readonly #lines = new Map<string, Line>();
	readonly #rounds = new Rounds();

	constructor(perSecond = PER_SECOND, burst = BURST) {
		this.#paces = new Paces(perSecond, burst);
	}

	/**
	 * Reads when it is this account's turn; rights are to be looked at by `work`, as they are then.
	 *
	 * @throws SpoluError `signed_out`; `limited` when too much of theirs is waiting
	 */
	async read<T>(session: { accountId: string } | null, work: () => T): Promise<Awaited<T>> {
		if (!session) throw new SpoluError('signed_out', 'auth.signedOut');
		const { accountId } = session;
		const line = this.#lines.get(accountId) ?? { last: Promise.resolve(), length: 0 };
		if (line.length >= LONGEST) {
			throw new SpoluError('limited', 'auth.limited', { seconds: LONGEST / PER_SECOND });
		}
		this.#lines.set(accountId, line);
		line.length += 1;
		const mine = line.last
			.then(() => this.#turnOf(accountId))
			.then(() => this.#counted(accountId, work));
		line.last = mine.catch(() => {});
		try {
			return await mine;
		} finally {
			line.length -= 1;
			if (line.length === 0) this.#lines.delete(accountId);
		}
	}

	async #counted<T>(accountId: string, work: () => T): Promise<Awaited<T>> {
		const begun = performance.now();
		try {
			return await work();
		} finally {
			const ms = performance.now() - begun;
			this.#paces.of(accountId).fine(Math.max(0, ms / COUNTED_MS - 1));
		}
	}

	async #turnOf(accountId: string): Promise<void> {
		const pace = this.#paces.of(accountId);
		while (!pace.take()) await new Promise((resolve) => setTimeout(resolve, pace.wait));
		await this.#rounds.turn();
	}
}
