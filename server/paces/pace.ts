/** A bucket of permissions that refills steadily (rule 18). */
export class Pace {
	readonly #perSecond: number;
	readonly #burst: number;
	readonly #deepest: number;
	#left: number;
	#at = performance.now();

	/** `deepest`: so many may be owed at most. */
	constructor(perSecond: number, burst: number, deepest = burst) {
		this.#perSecond = perSecond;
		this.#burst = burst;
		this.#deepest = deepest;
		this.#left = burst;
	}

	/** In how many milliseconds it will hold a permission. */
	get wait(): number {
		this.#refill();
		return Math.max(0, ((1 - this.#left) / this.#perSecond) * 1000);
	}

	/** Takes as many permissions as asked for, or none. */
	take(count = 1): boolean {
		this.#refill();
		if (this.#left < count) return false;
		this.#left -= count;
		return true;
	}

	/** Takes permissions that it may not have yet: what is missing has to come in first. */
	fine(count: number): void {
		this.#refill();
		this.#left = Math.max(-this.#deepest, this.#left - count);
	}

	#refill(): void {
		const now = performance.now();
		this.#left = Math.min(this.#burst, this.#left + ((now - this.#at) / 1000) * this.#perSecond);
		this.#at = now;
	}
}

/** A pace for each name, which outlives the connections of whoever has it. */
export class Paces {
	readonly #perSecond: number;
	readonly #burst: number;
	readonly #deepest: number;
	readonly #paces = new Map<string, Pace>();

	constructor(perSecond: number, burst: number, deepest = burst) {
		this.#perSecond = perSecond;
		this.#burst = burst;
		this.#deepest = deepest;
	}

	of(name: string): Pace {
		let pace = this.#paces.get(name);
		if (!pace) {
			pace = new Pace(this.#perSecond, this.#burst, this.#deepest);
			this.#paces.set(name, pace);
		}
		return pace;
	}
}
