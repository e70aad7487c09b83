import { untrack } from 'svelte';
import type { WaitingProject } from './leave-device.ts';
import type { SignOutChoice } from './session-events.ts';

/** What waits in this browser outside the page that signs out. */
export interface WaitingElsewhere {
	/** How many changes wait in other tabs of this project. */
	inTabs: number;
	/** Whether the device keeps those; otherwise they live in their tabs alone. */
	areKept: boolean;
	/** Other projects in which changes wait; null when the server does not say so. */
	inProjects: readonly WaitingProject[] | null;
}

/** Where one signs out: in a project, or where none is open. */
export interface Departure {
	/** How many changes wait in this page. */
	readonly own: number;
	/** Whether the device keeps them. */
	readonly areKept: boolean;
	lookElsewhere(): Promise<WaitingElsewhere>;
	/** Signs out, and goes on to the next page. Rejects, and leaves all as it is, when it cannot. */
	leave(choice: SignOutChoice, inProjects: readonly WaitingProject[]): Promise<void>;
	/** It could not be done; so many changes wait still. */
	failed(n: number): void;
}

const NOTHING = { inTabs: 0, areKept: true, inProjects: [] as readonly WaitingProject[] };

/**
 * Signing out (rule 26): at once when nothing waits in any tab or project, otherwise after asking what
 * becomes of what waits. Make it while a component is being set up.
 */
export class Leaving {
	readonly #departure: Departure;
	isAsking = $state(false);
	isSending = $state(false);
	/** As was found out last. */
	#elsewhere = $state.raw(NOTHING);
	#isLeaving = false;
	/** Raised by all that is begun or chosen: what was being found out before counts no more. */
	#turn = 0;

	constructor(departure: Departure) {
		this.#departure = departure;
		// What was asked about may have been sent while the question stood.
		$effect(() => {
			if (this.isAsking && departure.own === 0) untrack(() => void this.begin());
		});
	}

	/** How many changes wait in all tabs and projects, as far as is known. */
	readonly count = $derived.by(() => {
		const { inTabs, inProjects } = this.#elsewhere;
		return this.#departure.own + inTabs + inProjects.reduce((sum, { n }) => sum + n, 0);
	});

	/** Whether the device has all that waits: what it has not would end with its tab. */
	readonly mayKeep = $derived.by(() => this.#departure.areKept && this.#elsewhere.areKept);

	/** Asks when something waits, at once when it waits here, and leaves when nothing does. */
	async begin(): Promise<void> {
		if (this.#isLeaving) return;
		const turn = ++this.#turn;
		if (this.#departure.own > 0) this.isAsking = true;
		const isKnown = await this.#look(turn);
		if (turn !== this.#turn) return;
		this.isAsking = this.count > 0;
		if (this.isAsking) return;
		if (isKnown) await this.choose('send');
		else this.#departure.failed(0);
	}

	cancel(): void {
		this.#turn += 1;
		this.isAsking = false;
	}

	async choose(choice: SignOutChoice): Promise<void> {
		if (this.#isLeaving) return;
		const told = this.count;
		const turn = ++this.#turn;
		this.isAsking = false;
		this.isSending = choice === 'send' && told > 0;
		this.#isLeaving = true;
		try {
			if (choice === 'send' || (await this.#isAsTold(choice, told, turn))) {
				await this.#departure.leave(choice, this.#elsewhere.inProjects);
				return;
			}
			this.isAsking = true;
		} catch {
			await this.#look(turn);
			this.#departure.failed(this.count);
		}
		this.isSending = false;
		this.#isLeaving = false;
	}

	/** Nobody discards what they were not told of, or seals what no device keeps. Throws when it is not known. */
	async #isAsTold(choice: SignOutChoice, told: number, turn: number): Promise<boolean> {
		if (!(await this.#look(turn))) throw new TypeError('nobody says what waits elsewhere');
		return choice === 'discard' ? this.count <= told : this.mayKeep;
	}

	/** Gives whether all is known. What was known stands for what cannot be found out. */
	async #look(turn: number): Promise<boolean> {
		const found = await this.#departure.lookElsewhere().catch(() => null);
		if (!found || turn !== this.#turn) return false;
		const inProjects = found.inProjects ?? this.#elsewhere.inProjects;
		this.#elsewhere = { ...found, inProjects };
		return found.inProjects !== null;
	}
}
