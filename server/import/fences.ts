import { setTimeout as pause } from 'node:timers/promises';
import { SpoluError } from '../errors.ts';

/** So often in a row without getting on. */
const RETRIES = 40;
const RETRY_AFTER = 250;

/**
 * Does work, and does it again when a commit of it failed, once the project takes edits. It must go on
 * from where it stands: what was committed may stand although its answer was lost.
 *
 * @param reached how far it is: tries are counted anew whenever that has grown
 */
export async function throughFences<T>(work: () => Promise<T>, reached: () => number): Promise<T> {
	let last = reached();
	for (let tries = 0; ; tries++) {
		try {
			return await work();
		} catch (error) {
			const isFence = error instanceof SpoluError && error.key === 'project.retry';
			if (!isFence || tries >= RETRIES) throw error;
		}
		const now = reached();
		if (now > last) tries = 0;
		last = now;
		await pause(RETRY_AFTER);
	}
}
