import type { Draft } from './draft.ts';
import type { Judging } from './judging.ts';

/** A piece of work that waits for a turn. */
export interface Job {
	work(draft: Draft, judging: Judging): unknown;
	resolve(value: unknown): void;
	reject(error: unknown): void;
}

/** Does one job; what it answers waits until the commit stands. */
export function attempt(job: Job, draft: Draft, judging: Judging): () => void {
	const mark = draft.mark();
	try {
		const result = job.work(draft, judging);
		return () => job.resolve(result);
	} catch (error) {
		draft.returnTo(mark);
		return () => job.reject(error);
	}
}
