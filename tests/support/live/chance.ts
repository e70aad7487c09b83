/** Chance that repeats itself: the same seed gives the same numbers (mulberry32). */
export class Chance {
	#state: number;

	constructor(seed: number) {
		this.#state = seed * 0x9e3779b1;
	}

	/** A whole number from 0, below `limit`. */
	below(limit: number): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) % limit;
	}

	of<T>(all: readonly T[]): T {
		return all[this.below(all.length)]!;
	}
}
