import { SpoluError } from '../errors.ts';

const STEP = 250;
/** Each failed commit sends everybody in the project away: whoever tries for hours must do it seldom. */
const LONGEST_PAUSE = 30_000;

/** Waits that become longer until something succeeds, in steps, so that a stop ends them soon. */
class Pauses {
	readonly #isStopped: () => boolean;
	#next = STEP;

	constructor(isStopped: () => boolean) {
		this.#isStopped = isStopped;
	}

	/** False when it was stopped. */
	async over(): Promise<boolean> {
		for (let waited = 0; waited < this.#next; waited += STEP) {
			if (this.#isStopped()) return false;
			await new Promise((resolve) => setTimeout(resolve, STEP));
		}
		this.#next = Math.min(this.#next * 2, LONGEST_PAUSE);
		return !this.#isStopped();
	}

	shorten(): void {
		this.#next = STEP;
	}
}

/**
 * Does work, and does it again when a commit of it failed, for as long as the disk is full. It must go on
 * from where it stands: what was committed may stand although its answer was lost.
 *
 * @param reached how far it is: whenever that has grown, the next pause is a short one
 * @returns null when it was stopped while it waited
 */
export async function throughFences<T>(
	work: () => Promise<T>,
	reached: () => number,
	isStopped: () => boolean
): Promise<T | null> {
	const pauses = new Pauses(isStopped);
	let last = reached();
	do {
		try {
			return await work();
		} catch (error) {
			const isFence = error instanceof SpoluError && error.key === 'project.retry';
			if (!isFence) throw error;
		}
		const now = reached();
		if (now > last) pauses.shorten();
		last = now;
	} while (await pauses.over());
	return null;
}

/**
 * Writes rows that nobody waits for, again and again until the disk takes them. The first try is made
 * at once.
 *
 * @param refused told of the first refusal
 * @returns false when it was stopped before
 */
export async function untilWritten(
	write: () => void,
	refused: (error: unknown) => void,
	isStopped: () => boolean
): Promise<boolean> {
	const pauses = new Pauses(isStopped);
	let isTold = false;
	do {
		try {
			write();
			return true;
		} catch (error) {
			if (!isTold) refused(error);
			isTold = true;
		}
	} while (await pauses.over());
	return false;
}
