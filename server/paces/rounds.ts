import { setImmediate as nextRound } from 'node:timers/promises';

/** Lets long pieces of work begin one in each round of the event loop: messages are read in between. */
export class Rounds {
	#last: Promise<unknown> = Promise.resolve();

	/** Resolves when it is the turn of whoever asks. */
	async turn(): Promise<void> {
		this.#last = this.#last.then(() => nextRound());
		await this.#last;
	}
}
