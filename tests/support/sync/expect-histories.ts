import { expect } from 'vitest';
import { runHistories } from './histories.ts';

/** So long may a batch of histories take on a busy machine, in ms. */
export const PATIENCE = 20 * 60_000;

/** Plays random histories from a seed. A failure prints the seed and the shortest history that breaks. */
export async function expectHistories(seed: number, count: number): Promise<void> {
	const report = await runHistories({ seed, count });
	expect(report.failure).toBeNull();
	expect(report.runs).toBe(count);
}
