const FIRST = 250;
const LAST = 8_000;

/**
 * How long to wait before a server is asked again, in ms: longer with every failure, and not equally long
 * for all who lost it at once.
 *
 * @param failed how often it has been asked in vain again
 */
export function growingPause(failed: number): number {
	return Math.min(LAST, FIRST * 2 ** failed) * (0.5 + Math.random() / 2);
}
