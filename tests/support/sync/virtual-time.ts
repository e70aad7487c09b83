const REAL = {
	Date,
	setTimeout,
	clearTimeout,
	setInterval,
	clearInterval,
	performanceNow: performance.now.bind(performance),
	getRandomValues: crypto.getRandomValues.bind(crypto),
	mathRandom: Math.random
};

/** Beyond this a jump does not play every tick of an interval, only the last one. */
const LONG_JUMP = 15_000;

class Timer {
	due: number;
	readonly period: number | null;
	readonly run: () => void;

	constructor(due: number, period: number | null, run: () => void) {
		this.due = due;
		this.period = period;
		this.run = run;
	}

	unref(): this {
		return this;
	}

	ref(): this {
		return this;
	}
}

/**
 * A clock that moves only when it is told to (or commits take time), and chance that repeats itself: while it is installed
 * `Date`, timers, `performance.now` and random values of the whole process follow it. Promises and
 * `setImmediate` stay real, so a history runs as fast as it can and the same each time.
 */
export class VirtualTime {
	now = REAL.Date.UTC(2026, 2, 9, 8);
	/** So many milliseconds pass in each commit. */
	perCommit = 0;
	readonly #timers = new Set<Timer>();
	#chance = 1;

	install(): void {
		const read = () => this.now;
		class VirtualDate extends REAL.Date {
			constructor(...args: unknown[]) {
				super(...((args.length > 0 ? args : [read()]) as [number]));
			}
			static override now = read;
		}
		Object.assign(globalThis, {
			Date: VirtualDate,
			setTimeout: this.#starter(false),
			setInterval: this.#starter(true),
			clearTimeout: this.#stopper(REAL.clearTimeout),
			clearInterval: this.#stopper(REAL.clearInterval)
		});
		performance.now = () => this.now - REAL.Date.UTC(2026, 0);
		Object.defineProperty(crypto, 'getRandomValues', {
			configurable: true,
			value: (bytes: Uint8Array) => bytes.map((_, i) => (bytes[i] = this.chance(256)))
		});
		Math.random = () => this.chance(2 ** 20) / 2 ** 20;
	}

	uninstall(): void {
		const { Date, setTimeout, clearTimeout, setInterval, clearInterval } = REAL;
		Object.assign(globalThis, { Date, setTimeout, clearTimeout, setInterval, clearInterval });
		performance.now = REAL.performanceNow;
		Math.random = REAL.mathRandom;
		Reflect.deleteProperty(crypto, 'getRandomValues');
	}

	/** A number below `limit`, the next of a fixed sequence (mulberry32). */
	chance(limit: number): number {
		this.#chance = (this.#chance + 0x6d2b79f5) | 0;
		let t = Math.imul(this.#chance ^ (this.#chance >>> 15), 1 | this.#chance);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) % limit;
	}

	/** Moves on; what falls due runs in its order, each at its own instant. */
	advance(ms: number): void {
		const until = this.now + ms;
		for (;;) {
			const next = this.#nextDue(until);
			if (!next) break;
			this.now = Math.max(this.now, next.due);
			if (next.period === null) this.#timers.delete(next);
			else next.due = ms > LONG_JUMP ? until + next.period : this.now + next.period;
			next.run();
		}
		this.now = until;
	}

	/** What was planned never happens: the process that planned it was killed. */
	dropTimers(): void {
		this.#timers.clear();
	}

	#nextDue(until: number): Timer | null {
		let first: Timer | null = null;
		for (const timer of this.#timers) {
			if (timer.due <= until && (!first || timer.due < first.due)) first = timer;
		}
		return first;
	}

	#starter(repeats: boolean) {
		return (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
			const wait = Math.max(1, Number(ms) || 0);
			const timer = new Timer(this.now + wait, repeats ? wait : null, () => run(...args));
			this.#timers.add(timer);
			return timer;
		};
	}

	#stopper(real: (timer: never) => void) {
		return (timer: unknown) => {
			if (timer instanceof Timer) this.#timers.delete(timer);
			else if (timer) real(timer as never);
		};
	}
}

/** One round of the real event loop: everything that is ready runs. */
export function nextRound(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}
