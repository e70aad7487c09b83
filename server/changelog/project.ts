import type { CollectionName } from '#lib/model/collections.ts';
import type { Entry } from '#lib/model/entries.ts';
import type { Fields } from '#lib/model/json.ts';
import type { ProjectSettings } from '#lib/model/project-settings.ts';
import type { Scope } from '#lib/model/scope.ts';
import type { Db } from '../db/connection.ts';
import { SpoluError } from '../errors.ts';
import { Scopes } from '../scopes/scopes.ts';
import { Answers } from './answers.ts';
import { commitTurn, findHead, readHead, settingsOf, tryCommit, type Head } from './commit.ts';
import { Draft } from './draft.ts';
import { Fence } from './fence.ts';
import type { Follower } from './follower.ts';
import type { Ground } from './ground.ts';
import { Judging, type Saved } from './judging.ts';
import { Journals } from './journals.ts';
import { Log, type Author } from './log.ts';
import { joined, portionsOf } from './portions.ts';
import { Queue, type Done, type Job, type Lane } from './queue.ts';
import { Store } from './store.ts';

/**
 * The only writer of one project's data. Work that waits is done in turns: each turn is one function
 * without `await` and one transaction, so that nothing uncommitted is ever seen (rules 6 and 12).
 * Everybody is shown a turn once it is committed; who did the work is answered once it is on the disk.
 */
export class Project {
	readonly id: string;
	readonly store: Store;
	readonly journals: Journals;
	readonly scopes: Scopes;
	readonly #db: Db;
	readonly #answers: Answers;
	readonly #fence = new Fence(() => this.#recover());
	readonly #queue: Queue;
	readonly #onFault: (error: unknown) => void;
	#head: Head;
	#follower: Follower | null = null;

	constructor({ db, disk, turns }: Ground, id: string, onFault: (error: unknown) => void) {
		this.#db = db;
		this.#queue = new Queue(() => turns.ask(this.#turn));
		this.#answers = new Answers(disk);
		this.id = id;
		this.store = new Store(db, id);
		this.journals = new Journals(db, id);
		this.scopes = new Scopes(this);
		this.#head = readHead(db, id);
		this.#onFault = onFault;
	}

	get seq(): number {
		return this.#head.seq;
	}

	get slug(): string {
		return this.#head.slug;
	}

	get settings(): ProjectSettings {
		return settingsOf(this.#head);
	}

	/** True while a failed commit, or a disk that refuses, keeps everyone out. */
	get isFenced(): boolean {
		return this.#fence.isUp;
	}

	/** True while so much of a member's waits that no more is taken. */
	isBusyFor(member: string): boolean {
		return this.#queue.isFull(member);
	}

	followedBy(follower: Follower): void {
		this.#follower = follower;
	}

	scopeOf(member: string): Scope {
		return this.scopes.of(member);
	}

	/** Any record without regard to rights, deleted ones too. */
	get(collection: CollectionName, id: string): Fields | null {
		return this.store.get(collection, id)?.fields ?? null;
	}

	all(collection: CollectionName) {
		return this.store.all(collection);
	}

	/** How many pieces of work wait for their turn or for their answer; at rest there are none. */
	get load(): number {
		return this.#queue.length + this.#answers.open;
	}

	/**
	 * Does work with a Log in one of the next turns, and resolves when it is on the disk. A throw takes
	 * back this work alone. Rejects with `conflict` and the key `project.retry` when nothing of it was
	 * committed.
	 */
	commit<T>(author: Author, work: (log: Log) => T): Promise<T> {
		const lane = { name: author.via, isPaced: false };
		return this.#enqueue(lane, (draft) => work(new Log(draft, author)));
	}

	/** Judges a member's entries in as many turns as it takes. Rejects with Malformed, or as `commit` does. */
	async judge(member: string, entries: readonly Entry[], address?: string): Promise<Saved[]> {
		if (entries.length === 0) return [];
		const lane = { name: member, isPaced: true };
		const judged = portionsOf(entries).map((portion) =>
			this.#enqueue(lane, (draft, judging) => judging.hear(member, portion, address))
		);
		return joined(await Promise.all(judged));
	}

	/** Reads name and settings again after they were changed. */
	refresh(): void {
		this.#head = readHead(this.#db, this.id);
	}

	#enqueue<T>(lane: Lane, work: (draft: Draft, judging: Judging) => T): Promise<T> {
		if (this.isFenced) return Promise.reject(new SpoluError('conflict', 'project.retry'));
		return new Promise<T>((resolve, reject) => {
			this.#queue.add(lane, { work, resolve: resolve as (value: unknown) => void, reject });
		});
	}

	readonly #turn = (): void => {
		const begun = performance.now();
		const draft = new Draft(this.store, this.#head.seq);
		const judging = new Judging(draft, this);
		const done = this.#queue.work(draft, judging);
		this.#settle(draft, judging, done);
		this.#queue.finish(done, performance.now() - begun);
	};

	#settle(draft: Draft, judging: Judging, done: readonly Done[]): void {
		try {
			this.#follower?.follow(draft);
			if (!draft.isEmpty || !judging.isEmpty) this.#commit(draft, judging);
		} catch (error) {
			this.#fail(error, done);
			return;
		}
		if (draft.decidesRights) this.scopes.forget();
		try {
			this.#follower?.committed(draft);
		} catch (error) {
			// It stands, but not everybody could be told: they join anew.
			this.#fail(error, []);
		}
		const answers = done.map(({ answer }) => answer);
		this.#answers.give(answers, (error) => this.#fail(error, []));
	}

	#commit(draft: Draft, judging: Judging): void {
		this.#head = commitTurn(this.#db, this.#head, draft, () => {
			judging.write();
			this.#follower?.write(draft);
		});
		this.#answers.committed();
	}

	/** Nothing is done any more: what waits is turned away, and so is what comes. */
	end(): void {
		this.#fence.end();
		this.#turnAway(this.#queue.empty());
	}

	#turnAway(jobs: readonly Job[]): void {
		for (const job of jobs) job.reject(new SpoluError('conflict', 'project.retry'));
	}

	#fail(error: unknown, done: readonly Done[]): void {
		this.#turnAway([...done.map(({ job }) => job), ...this.#queue.empty()]);
		if (this.isFenced) return;
		this.#fence.raise();
		this.#follower?.failed();
		this.store.forget();
		this.journals.forget();
		this.scopes.forget();
		this.#onFault(error);
	}

	/** True when a commit and the disk work again, and false when the project's founding was taken back. */
	async #recover(): Promise<boolean> {
		const head = findHead(this.#db, this.id);
		if (!head) return false;
		this.#head = tryCommit(this.#db, head, this.store);
		await this.#answers.secured();
		return true;
	}
}
