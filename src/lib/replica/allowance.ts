import { PACE } from './messages.ts';

/** How much of the server's pace a page takes: it shares its member's patience with nobody. */
const SHARE = 0.5;

/** Paces live edits, so that the server never has to close a connection for sending too fast. */
export class Allowance {
	#left = PACE.burst * SHARE;
	#at = performance.now();

	/** Whether so many edits may be sent now. */
	take(count: number): boolean {
		const now = performance.now();
		const refilled = this.#left + ((now - this.#at) / 1000) * PACE.perSecond * 0.9;
		this.#left = Math.min(PACE.burst * SHARE, refilled);
		this.#at = now;
		if (this.#left < count) return false;
		this.#left -= count;
		return true;
	}
}
