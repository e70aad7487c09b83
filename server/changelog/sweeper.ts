import { archive } from './archiving.ts';
import type { Project } from './project.ts';

const EVERY = 60 * 60_000;

/** Archives what was closed long ago (rule 28), when it is made and every hour: one project after the other. */
export class Sweeper {
	readonly #projects: () => Iterable<Project>;
	readonly #onFault: (error: unknown) => void;
	readonly #timer: NodeJS.Timeout;
	#isBusy = false;
	#isOver = false;

	/** `onFault` hears why a project was left for the next time. */
	constructor(projects: () => Iterable<Project>, onFault: (error: unknown) => void) {
		this.#projects = projects;
		this.#onFault = onFault;
		this.#timer = setInterval(() => void this.#sweep(), EVERY).unref();
		void this.#sweep();
	}

	async #sweep(): Promise<void> {
		if (this.#isBusy) return;
		this.#isBusy = true;
		for (const project of this.#projects()) {
			if (this.#isOver) break;
			await archive(project, Date.now(), () => this.#isOver).catch(this.#onFault);
		}
		this.#isBusy = false;
	}

	/** Begins nothing more; the slice in hand is finished. */
	close(): void {
		this.#isOver = true;
		clearInterval(this.#timer);
	}
}
