import { setImmediate as nextTurn } from 'node:timers/promises';

/** So long planning may keep others waiting, in ms. */
export const SLICE_MS = 25;

/** Goes through many things and lets other work go on every few milliseconds. */
export async function* gently<T>(things: Iterable<T>): AsyncIterable<T> {
	let since = performance.now();
	for (const thing of things) {
		yield thing;
		if (performance.now() - since < SLICE_MS) continue;
		await nextTurn();
		since = performance.now();
	}
}
