import type { Draft } from './draft.ts';
import type { Judging } from './judging.ts';

/** A piece of work that waits for a turn. */
export interface Job {
	work(draft: Draft, judging: Judging): unknown;
	resolve(value: unknown): void;
	reject(error: unknown): void;
}

/** What a turn has done, and how each piece is answered when it stands. */
export interface Done {
	jobs: Job[];
	answers: (() => void)[];
}

/** So many pieces of work share one turn at most, and are begun within so many ms. */
const TURN = { size: 64, ms: 1 };
const LONGEST = 1_000;

/** The work that waits for its turn, in its order. */
export class Queue {
	#waiting: Job[] = [];

	get length(): number {
		return this.#waiting.length;
	}

	/** True while so much waits that no more should be taken. */
	get isFull(): boolean {
		return this.#waiting.length >= LONGEST;
	}

	add(job: Job): void {
		this.#waiting.push(job);
	}

	/** Does as much as a turn may hold. A throw takes back its own piece alone. */
	work(draft: Draft, judging: Judging): Done {
		const done: Done = { jobs: [], answers: [] };
		const end = performance.now() + TURN.ms;
		for (const job of this.#waiting) {
			done.jobs.push(job);
			done.answers.push(attempt(job, draft, judging));
			if (done.jobs.length === TURN.size || performance.now() > end) break;
		}
		this.#waiting = this.#waiting.slice(done.jobs.length);
		return done;
	}

	/** Takes everything out. */
	empty(): Job[] {
		return this.#waiting.splice(0);
	}
}

/** Does one job; what it answers waits until the commit stands. */
function attempt(job: Job, draft: Draft, judging: Judging): () => void {
	const drafted = draft.mark();
	const judged = judging.mark();
	try {
		const result = job.work(draft, judging);
		return () => job.resolve(result);
	} catch (error) {
		draft.returnTo(drafted);
		judging.returnTo(judged);
		return () => job.reject(error);
	}
}
