import type { BadRow, ImportProgress } from '#lib/import/orders.ts';
import { FileError, type FileProblem } from '#lib/import/problems.ts';
import { Refused, type ImportsOnServer } from './wishes.ts';

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
	protected readonly server: ImportsOnServer;
	#isClosed = false;

	constructor(server: ImportsOnServer) {
		this.server = server;
	}

	get mayUndo(): boolean {
		const { progress } = this;
		return (
			progress !== null &&
			progress.endedAt !== null &&
			progress.status !== 'undone' &&
			progress.created > 0
		);
	}

	/** Shows an import that runs, or ran, until it has ended. */
	async follow(id: string): Promise<void> {
		await this.attempt(async () => {
			do {
				this.progress = await this.server.progress(id);
				if (this.progress.endedAt === null) await pause();
			} while (this.progress.endedAt === null && !this.#isClosed);
			this.bad = this.progress.badCount > 0 ? await this.server.bad(id) : [];
		});
	}

	async cancel(): Promise<void> {
		const { id } = this.progress!;
		await this.attempt(async () => void (await this.server.cancel(id)));
	}

	async undo(): Promise<void> {
		const { id } = this.progress!;
		await this.attempt(async () => {
			this.progress = await this.server.undo(id);
		});
		await this.follow(id);
	}

	close(): void {
		this.#isClosed = true;
	}

	/** Does something that may be refused, and keeps why. */
	protected async attempt(work: () => Promise<void>): Promise<void> {
		this.isBusy = true;
		this.problem = null;
		this.refusal = null;
		try {
			await work();
		} catch (error) {
			if (error instanceof FileError) {
				this.problem = error.problem;
				this.problemRow = error.row;
			} else if (error instanceof Refused) this.refusal = error.message;
			else throw error;
		} finally {
			this.isBusy = false;
		}
	}
}

function pause(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
}
