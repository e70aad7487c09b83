import { cpus } from 'node:os';
import { Child } from '../children.ts';
import type { Options } from '../options.ts';
import type { Report } from '../../support/sync/histories.ts';

/** A process plays so many and is replaced: what histories leave in memory does not pile up. */
const BATCH = 100;

/**
 * Plays histories on every core until there were enough. Prints how far it is, and how to play a
 * failure again; false when there was one.
 */
export async function fuzz({ histories, seed }: Options): Promise<boolean> {
	const batches = Math.ceil(histories / BATCH);
	const counts: Record<string, number> = {};
	const failures: string[] = [];
	const start = performance.now();
	let next = 0;
	let played = 0;
	const worker = async () => {
		while (next < batches && failures.length === 0) {
			const count = Math.min(BATCH, histories - next * BATCH);
			const report = await batch(seed + next++, count);
			played += report.runs;
			for (const [what, times] of Object.entries(report.counts)) {
				counts[what] = (counts[what] ?? 0) + times;
			}
			if (report.failure) failures.push(report.failure);
			const perSecond = played / ((performance.now() - start) / 1_000);
			console.log(`${played} of ${histories} histories, ${perSecond.toFixed(1)} a second`);
		}
	};
	console.log(`Playing ${histories} histories from seed ${seed}.`);
	await Promise.all(Array.from({ length: cpus().length }, worker));
	for (const failure of failures) console.error(failure);
	const deeds = Object.entries(counts).map(([what, times]) => `${what} ${times}`);
	console.log(`${failures.length === 0 ? 'All held' : 'One broke'}: ${deeds.sort().join(', ')}`);
	return failures.length === 0;
}

async function batch(seed: number, count: number): Promise<Report> {
	const child = new Child('fuzz/histories.ts', [], {}, []);
	try {
		return await child.ask<Report>('play', { seed, count });
	} finally {
		child.kill();
	}
}
