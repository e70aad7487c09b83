import type { Disk } from '../db/disk.ts';
import { guards } from '../guards.ts';

type Answer = () => void;

/** Answers work when what it committed is on the disk. */
export class Answers {
	readonly #disk: Disk;
	/** When the last commit, of an earlier run perhaps, is on the disk. */
	#durable: Promise<void>;
	readonly #held: Answer[] = [];
	#open = 0;

	constructor(disk: Disk) {
		this.#disk = disk;
		this.#durable = this.#synced();
	}

	/** How many pieces of work still wait for their answer. */
	get open(): number {
		return this.#open;
	}

	/** Something was committed: answers wait for it from now on. */
	committed(): void {
		this.#durable = this.#synced();
	}

	/** Resolves when all is on the disk after it had refused; what was held back is answered then. */
	async secured(): Promise<void> {
		this.committed();
		await this.#durable;
		this.#answer(this.#held.splice(0));
	}

	/**
	 * Answers when all that was committed so far is on the disk; work that wrote nothing may tell of it.
	 * When the disk does not take it, `refused` is called, and the answers wait for `secured`: the work
	 * stands, and must not be done again.
	 */
	give(answers: readonly Answer[], refused: (error: unknown) => void): void {
		this.#open += answers.length;
		const durable = guards.diskBeforeSaved ? this.#durable : Promise.resolve();
		durable.then(
			() => this.#answer(answers),
			(error: unknown) => {
				this.#held.push(...answers);
				refused(error);
			}
		);
	}

	#answer(answers: readonly Answer[]): void {
		this.#open -= answers.length;
		for (const answer of answers) answer();
	}

	#synced(): Promise<void> {
		const synced = this.#disk.synced();
		// Whoever waits for an answer hears of it; perhaps nobody does.
		synced.catch(() => {});
		return synced;
	}
}
