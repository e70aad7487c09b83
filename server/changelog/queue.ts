import { Paces } from '../paces/pace.ts';
import type { Draft } from './draft.ts';
import type { Judging } from './judging.ts';

/** A piece of work that waits for a turn. */
export interface Job {
	work(draft: Draft, judging: Judging): unknown;
	resolve(value: unknown): void;
	reject(error: unknown): void;
}

/** Each member has a lane, by their id, which is paced; so has each kind of work that the server does. */
export interface Lane {
	name: string;
	isPaced: boolean;
}

/** A piece of work that a turn has done. */
export interface Done {
	lane: Lane;
	job: Job;
	/** Tells what became of it, when that stands. */
	answer(): void;
	/** How long it took, without the commit. */
	ms: number;
	/** How many changes it made. */
	changes: number;
}

/** So many pieces of work share one turn at most, and are begun within so many ms. */
const TURN = { size: 64, ms: 1 };
/** So many milliseconds of each second a member may be worked for, so many at once, and owed at most. */
const SHARE = { perSecond: 250, burst: 500, deepest: 10_000 };
const LONGEST = 1_000;

/**
 * The work that waits for its turn. Pieces of one lane stay in their order, and lanes have their turns
 * one after the other. Who has had more than their share of the time rests, even when nobody else of
 * this project waits: its turns would be felt in others (rule 18).
 */
export class Queue {
	/** In the order of their next turns. */
	readonly #lanes = new Map<string, { lane: Lane; jobs: Job[] }>();
	readonly #paces = new Paces(SHARE.perSecond, SHARE.burst, SHARE.deepest);
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
		const own = this.#lanes.get(lane.name) ?? { lane, jobs: [] };
		own.jobs.push(job);
		this.#lanes.set(lane.name, own);
		this.#plan();
	}

	/** Does as much as a turn may hold. A throw takes back its own piece alone. */
	work(draft: Draft, judging: Judging): Done[] {
		const done: Done[] = [];
		const begun = performance.now();
		let now = begun;
		while (done.length < TURN.size && now - begun <= TURN.ms) {
			const next = this.#next();
			if (!next) break;
			const since = { now, changes: draft.changes.length };
			const answer = attempt(next.job, draft, judging);
			now = performance.now();
			const changes = draft.changes.length - since.changes;
			done.push({ ...next, answer, ms: now - since.now, changes });
		}
		return done;
	}

	/**
	 * A turn is over, which took so many milliseconds with its commit: that is divided by the changes
	 * made. It may be time for the next one.
	 */
	finish(done: readonly Done[], ms: number): void {
		const sum = (key: 'ms' | 'changes') => done.reduce((all, piece) => all + piece[key], 0);
		const perChange = Math.max(0, ms - sum('ms')) / Math.max(1, sum('changes'));
		for (const { lane, ms: own, changes } of done) {
			if (lane.isPaced) this.#paces.of(lane.name).fine(own + changes * perChange);
		}
		this.#plan();
	}

	/** Takes everything out. */
	empty(): Job[] {
		clearTimeout(this.#timer);
		const jobs = [...this.#lanes.values()].flatMap((own) => own.jobs);
		this.#lanes.clear();
		return jobs;
	}

	#next(): { lane: Lane; job: Job } | null {
		for (const [name, own] of this.#lanes) {
			if (this.#restOf(own.lane) > 0) continue;
			const job = own.jobs.shift()!;
			this.#lanes.delete(name);
			if (own.jobs.length > 0) this.#lanes.set(name, own);
			return { lane: own.lane, job };
		}
		return null;
	}

	#restOf({ name, isPaced }: Lane): number {
		return isPaced ? this.#paces.of(name).wait : 0;
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
