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

/** How many changes wait in the tabs of this project, and where else. */
interface Waiting {
	here: number;
	inProjects: readonly WaitingProject[];
}

/** Whether nothing has come to what was told. */
function isWithin(told: Waiting, now: Waiting): boolean {
	const toldIn = new Map(told.inProjects.map(({ store, n }) => [store, n]));
	return (
		now.here <= told.here && now.inProjects.every(({ store, n }) => n <= (toldIn.get(store) ?? 0))
	);
}

/**
 * Signing out (rule 26): at once when nothing waits in any tab or project, otherwise after asking what
 * becomes of what waits. Make it while a component is being set up.
 */
export class Leaving {
	readonly #departure: Departure;
	isAsking = $state(false);
	/** From a choice until it is done, or cannot be. */
	isLeaving = $state(false);
	/** As was found out last. */
	#elsewhere = $state.raw(NOTHING);
	/** Raised by all that is begun or chosen: what was being found out before counts no more. */
	#turn = 0;

	constructor(departure: Departure) {
		this.#departure = departure;
		// What was asked about may have been sent while the question stood.
		$effect(() => {
			if (this.isAsking && departure.own === 0) untrack(() => void this.begin());
		});
	}

	readonly #waiting = $derived.by((): Waiting => {
		const { inTabs, inProjects } = this.#elsewhere;
		return { here: this.#departure.own + inTabs, inProjects };
	});

	/** How many changes wait in all tabs and projects, as far as is known. */
	readonly count = $derived(
		this.#waiting.inProjects.reduce((sum, { n }) => sum + n, this.#waiting.here)
	);

	/** Whether the device has all that waits: what it has not would end with its tab. */
	readonly mayKeep = $derived.by(() => {
		const { areKept, inProjects } = this.#elsewhere;
		return this.#departure.areKept && areKept && inProjects.every((one) => one.areKept);
	});

	/** Asks when something waits, at once when it waits here, and leaves when nothing does. */
	async begin(): Promise<void> {
		if (this.isLeaving) return;
		const turn = ++this.#turn;
		if (this.#departure.own > 0) this.isAsking = true;
		const isKnown = await this.#look(turn);
		if (turn !== this.#turn) return;
		this.isAsking = this.count > 0;
		if (this.isAsking) return;
		if (isKnown) await this.choose('send');
		else this.#fail();
	}

	cancel(): void {
		if (this.isLeaving) return;
		this.#turn += 1;
		this.isAsking = false;
	}

	async choose(choice: SignOutChoice): Promise<void> {
		if (this.isLeaving) return;
		const told = this.#waiting;
		const turn = ++this.#turn;
		this.isLeaving = true;
		if (choice !== 'send' && !(await this.#look(turn))) this.#fail();
		else if (this.#isRefused(choice, told)) this.isAsking = true;
		else if (await this.#left(choice)) return;
		else {
			await this.#look(turn);
			this.#fail();
		}
		this.isLeaving = false;
	}

	/** Nobody discards what they were not told of, or seals what no device keeps. */
	#isRefused(choice: SignOutChoice, told: Waiting): boolean {
		if (choice === 'seal') return !this.mayKeep;
		return choice === 'discard' && !isWithin(told, this.#waiting);
	}

	async #left(choice: SignOutChoice): Promise<boolean> {
		try {
			await this.#departure.leave(choice, this.#elsewhere.inProjects);
			return true;
		} catch {
			return false;
		}
	}

	#fail(): void {
		this.isAsking = false;
		this.#departure.failed(this.count);
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
