/** A bucket of permissions that refills steadily (rule 18). */
export class Pace {
	readonly #perSecond: number;
	readonly #burst: number;
	#left: number;
	#at = performance.now();

	constructor(perSecond: number, burst: number) {
		this.#perSecond = perSecond;
		this.#burst = burst;
		this.#left = burst;
	}

	take(count = 1): boolean {
		const now = performance.now();
		this.#left = Math.min(this.#burst, this.#left + ((now - this.#at) / 1000) * this.#perSecond);
		this.#at = now;
		if (this.#left < count) return false;
		this.#left -= count;
		return true;
	}
}
