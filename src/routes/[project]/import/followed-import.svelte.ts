import { growingPause } from '#lib/growing-pause.ts';
import { isUndone, type BadRow, type ImportProgress } from '#lib/import/orders.ts';
import { FileError, type FileProblem } from '#lib/import/problems.ts';
import { isUnanswered, mayPass, Refused, type ImportsOnServer } from './wishes.ts';

const LOOK_AGAIN = 250;

/** An import on the server as a page follows it, and what was said against the last thing tried. */
export class FollowedImport {
	progress = $state.raw<ImportProgress | null>(null);
	bad = $state.raw<BadRow[]>([]);
	isBusy = $state(false);
	problem = $state<FileProblem | null>(null);
	/** The row that the problem is about, as far as it is about one. */
	problemRow = $state(0);
	/** What the server said against it. */
	refusal = $state<string | null>(null);
	/** Tries the last thing again; null when that would be in vain. */
	again = $state.raw<(() => void) | null>(null);
	/** The server does not answer; what it was asked is asked again until it does. */
	isAway = $state(false);
	protected readonly server: ImportsOnServer;
	/** Ends the pauses that are under way. */
	readonly #pauses = new Set<() => void>();
	#isClosed = false;

	constructor(server: ImportsOnServer) {
		this.server = server;
	}

	get mayUndo(): boolean {
		const { progress } = this;
		return (
			!this.isBusy &&
			progress !== null &&
			progress.endedAt !== null &&
			!isUndone(progress) &&
			progress.created > 0
		);
	}

	/** Shows an import that runs, or ran, until it has ended, however often the server is away meanwhile. */
	async follow(id: string): Promise<void> {
		await this.attempt(() => this.#untilEnded(id));
	}

	async cancel(): Promise<void> {
		const { id } = this.progress!;
		await this.attempt(async () => {
			const against = await said(this.server.cancel(id), 'notCancelled');
			if (!against) return;
			this.progress = await this.#answer(() => this.server.progress(id));
			if (this.progress.endedAt === null) throw against;
		});
	}

	/** What was said against it is told when one knows how things stand: perhaps only the answer was lost. */
	async undo(): Promise<void> {
		const { id, status, endedAt } = this.progress!;
		await this.attempt(async () => {
			const against = await said(this.server.undo(id), 'notUndone');
			await this.#untilEnded(id);
			const now = this.progress!;
			const isAsBefore = now.status === status && now.endedAt === endedAt;
			if (against && (now.status !== 'undone' || isAsBefore)) throw against;
		});
	}

	/** Asks at once what would be asked after a pause: the server has been heard of again. */
	askNow(): void {
		for (const end of [...this.#pauses]) end();
	}

	close(): void {
		this.#isClosed = true;
		this.askNow();
	}

	/** Does something that may be refused, and keeps why. */
	protected async attempt(work: () => Promise<void>): Promise<void> {
		this.isBusy = true;
		this.forgive();
		try {
			await work();
		} catch (error) {
			if (mayPass(error)) this.again = () => void this.attempt(work);
			if (error instanceof FileError) {
				this.problem = error.problem;
				this.problemRow = error.row;
			} else if (error instanceof Refused) this.refusal = error.message;
			else throw error;
		} finally {
			this.isBusy = false;
		}
	}

	/** Forgets what was said against the last thing. */
	protected forgive(): void {
		this.problem = null;
		this.refusal = null;
		this.again = null;
	}

	async #untilEnded(id: string): Promise<void> {
		do {
			this.progress = await this.#answer(() => this.server.progress(id));
			if (this.progress.endedAt === null) await this.#pause(LOOK_AGAIN);
		} while (this.progress.endedAt === null && !this.#isClosed);
		if (this.problem === 'notCancelled') this.forgive();
		this.bad = this.progress.badCount > 0 ? await this.#answer(() => this.server.bad(id)) : [];
	}

	/** The server's answer to what may be asked twice, however long it takes to come. */
	async #answer<T>(ask: () => Promise<T>): Promise<T> {
		for (let failed = 0; ; failed++) {
			const answer = await ask().then(
				(value) => ({ value }),
				(error: unknown) => ({ error })
			);
			this.isAway = 'error' in answer && isUnanswered(answer.error) && !this.#isClosed;
			if ('value' in answer) return answer.value;
			if (!this.isAway) throw answer.error;
			await this.#pause(growingPause(failed));
		}
	}

	#pause(ms: number): Promise<void> {
		return new Promise((resolve) => {
			const end = () => {
				clearTimeout(timer);
				this.#pauses.delete(end);
				resolve();
			};
			const timer = setTimeout(end, ms);
			this.#pauses.add(end);
		});
	}
}

/** What is said against a wish: the server's words, or that it did not hear it; null when it was granted. */
function said(wish: Promise<unknown>, unheard: FileProblem): Promise<unknown> {
	return wish.then(
		() => null,
		(error: unknown) => (error instanceof FileError ? new FileError(unheard) : error)
	);
}
