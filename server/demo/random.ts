/** A source of chance that repeats itself: the demo world is the same each time. */
export interface Random {
	/** At least 0, less than 1. */
	next(): number;
	/** A whole number between both, ends included. */
	between(low: number, high: number): number;
	pick<T>(from: readonly T[]): T;
}

/** Mulberry32 (public domain, Tommy Ettinger). */
export function randomFrom(seed: number): Random {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
	return { next, between, pick: (from) => from[between(0, from.length - 1)]! };
}
