/** Does one turn, and asks for another while more work waits. */
type Worker = () => void;

/**
 * Gives the projects of this process their turns: one in each round of the event loop, so that messages
 * are read in between, and first to whoever had none for the longest time. So nobody who floods one
 * project keeps another waiting for more than a turn (rule 18).
 */
export class Turns {
	/** Who waits, and when they last had a turn. */
	readonly #waiting = new Set<Worker>();
	readonly #served = new WeakMap<Worker, number>();
	#count = 0;
	#isPlanned = false;

	/** Asks for a turn, once. */
	ask(worker: Worker): void {
		this.#waiting.add(worker);
		this.#plan();
	}

	#plan(): void {
		if (this.#isPlanned) return;
		this.#isPlanned = true;
		setImmediate(() => {
			this.#isPlanned = false;
			const next = this.#next();
			this.#waiting.delete(next);
			this.#served.set(next, ++this.#count);
			next();
			if (this.#waiting.size > 0) this.#plan();
		});
	}

	#next(): Worker {
		let [first] = this.#waiting;
		const since = (worker: Worker) => this.#served.get(worker) ?? 0;
		for (const worker of this.#waiting) if (since(worker) < since(first!)) first = worker;
		return first!;
	}
}
