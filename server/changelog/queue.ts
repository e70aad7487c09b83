import { Paces } from '../paces/pace.ts';
import type { Draft } from './draft.ts';
import type { Judging } from './judging.ts';

/** A piece of work that waits for a turn. */
export interface Job {
	work(draft: Draft, judging: Judging): unknown;
	resolve(value: unknown): void;
	reject(error: unknown): void;
}

/** Whose work it is: each has a lane of their own. Members are paced; what the server does is not. */
export interface Lane {
	of: string;
	isPaced: boolean;
}

/** What a turn has done, and how each piece is answered when it stands. */
export interface Done {
	jobs: Job[];
	answers: (() => void)[];
	/** How long each piece took, in milliseconds. */
	took: { lane: Lane; ms: number }[];
}

/** So many pieces of work share one turn at most, and are begun within so many ms. */
const TURN = { size: 64, ms: 1 };
/** So many milliseconds of each second a member may be worked for, and so many at once. */
const SHARE = { perSecond: 250, burst: 500 };
const LONGEST = 1_000;

/**
 * The work that waits for its turn: a lane for each member, whose pieces stay in their order, and turns
 * for the lanes one after the other. Who has had more than their share of the time rests (rule 18).
 */
export class Queue {
	/** First whoever had no turn for the longest time. */
	readonly #lanes = new Map<string, { lane: Lane; jobs: Job[] }>();
	readonly #paces = new Paces(SHARE.perSecond, SHARE.burst);
	readonly #ask: () => void;
	#timer: NodeJS.Timeout | undefined;

	/** `ask` is called when there is work that may be done. */
	constructor(ask: () => void) {
		this.#ask = ask;
	}

	get length(): number {
		return [...this.#lanes.values()].reduce((sum, { jobs }) => sum + jobs.length, 0);
	}

	/** True while so much of a member's waits that no more should be taken. */
	isFull(member: string): boolean {
		return (this.#lanes.get(member)?.jobs.length ?? 0) >= LONGEST;
	}

	add(lane: Lane, job: Job): void {
		const own = this.#lanes.get(lane.of) ?? { lane, jobs: [] };
		own.jobs.push(job);
		this.#lanes.set(lane.of, own);
		this.#plan();
	}

	/** Does as much as a turn may hold. A throw takes back its own piece alone. */
	work(draft: Draft, judging: Judging): Done {
		const done: Done = { jobs: [], answers: [], took: [] };
		const begun = performance.now();
		let now = begun;
		while (done.jobs.length < TURN.size && now - begun <= TURN.ms) {
			const next = this.#next();
			if (!next) break;
			done.jobs.push(next.job);
			done.answers.push(attempt(next.job, draft, judging));
			const since = now;
			now = performance.now();
			done.took.push({ lane: next.lane, ms: now - since });
		}
		return done;
	}

	/** A turn is over, which took so many milliseconds with its commit: it may be time for the next. */
	finish({ took }: Done, ms: number): void {
		const all = took.reduce((sum, piece) => sum + piece.ms, 0);
		for (const { lane, ms: own } of took) {
			// The clock may be too coarse to have seen any of them.
			if (lane.isPaced && own > 0) this.#paces.of(lane.of).fine((ms * own) / all);
		}
		this.#plan();
	}

	/** Takes everything out. */
	empty(): Job[] {
		const jobs = [...this.#lanes.values()].flatMap((own) => own.jobs);
		this.#lanes.clear();
		return jobs;
	}

	#next(): { lane: Lane; job: Job } | null {
		for (const [of, own] of this.#lanes) {
			if (this.#restOf(own.lane) > 0) continue;
			const job = own.jobs.shift()!;
			this.#lanes.delete(of);
			if (own.jobs.length > 0) this.#lanes.set(of, own);
			return { lane: own.lane, job };
		}
		return null;
	}

	#restOf({ of, isPaced }: Lane): number {
		return isPaced ? this.#paces.of(of).wait : 0;
	}

	/** Asks for a turn, at once or when the first who rests may go on. */
	#plan(): void {
		clearTimeout(this.#timer);
		if (this.#lanes.size === 0) return;
		const rest = Math.min(...[...this.#lanes.values()].map(({ lane }) => this.#restOf(lane)));
		if (rest === 0) this.#ask();
		else this.#timer = setTimeout(() => this.#plan(), Math.ceil(rest)).unref();
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
