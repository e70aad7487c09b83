import { archive } from './archiving.ts';
import { endLeases } from './leases.ts';
import type { Project } from './project.ts';

const ARCHIVING = 60 * 60_000;
const LEASES = 1_000;

/** Does what is due in a project, and gives the number of records. */
type Sweep = (project: Project, now: number, isOver: () => boolean) => Promise<number>;

/**
 * What time does (rule 28), one project after the other: archives what was closed long ago, when it is
 * made and every hour, and ends what was shared until now.
 */
export class Sweeper {
	readonly #projects: () => Iterable<Project>;
	readonly #onFault: (error: unknown) => void;
	readonly #timers: NodeJS.Timeout[];
	readonly #busy = new Set<Sweep>();
	#isOver = false;

	/** `onFault` hears why a project was left for the next time. */
	constructor(projects: () => Iterable<Project>, onFault: (error: unknown) => void) {
		this.#projects = projects;
		this.#onFault = onFault;
		this.#timers = [
			setInterval(() => void this.#all(archive), ARCHIVING).unref(),
			setInterval(() => void this.#all(endLeases), LEASES).unref()
		];
		void this.#all(endLeases);
		void this.#all(archive);
	}

	async #all(sweep: Sweep): Promise<void> {
		if (this.#busy.has(sweep)) return;
		this.#busy.add(sweep);
		for (const project of this.#projects()) {
			if (this.#isOver) break;
			await sweep(project, Date.now(), () => this.#isOver).catch(this.#onFault);
		}
		this.#busy.delete(sweep);
	}

	/** Begins nothing more; the slice in hand is finished. */
	close(): void {
		this.#isOver = true;
		for (const timer of this.#timers) clearInterval(timer);
	}
}
