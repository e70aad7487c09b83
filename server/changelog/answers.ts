import type { Disk } from '../db/disk.ts';
import { guards } from '../guards.ts';

/** Answers work when what it committed is on the disk. */
export class Answers {
	readonly #disk: Disk;
	/** When the last commit, of an earlier run perhaps, is on the disk. */
	#durable: Promise<void>;
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

	/** Resolves when all is on the disk after it had refused. */
	async secured(): Promise<void> {
		await this.#disk.secured();
		this.committed();
	}

	/**
	 * Answers when all that was committed so far is on the disk; work that wrote nothing may tell of it.
	 * `refused` is called instead when the disk does not take it.
	 */
	give(answers: readonly (() => void)[], refused: (error: unknown) => void): void {
		this.#open += answers.length;
		const durable = guards.diskBeforeSaved ? this.#durable : Promise.resolve();
		durable
			.then(() => answers.forEach((answer) => answer()), refused)
			.finally(() => (this.#open -= answers.length));
	}

	#synced(): Promise<void> {
		const synced = this.#disk.synced();
		// Whoever waits for an answer hears of it; perhaps nobody does.
		synced.catch(() => {});
		return synced;
	}
}
