import type { Edit } from '#lib/model/entries.ts';
import type { Painted } from './painted.ts';

/** One tx of an action, and what undoing it would show. */
export interface Step {
	tx: string;
	/** One of its records: an undo is that record's entry. */
	of: Pick<Edit, 'collection' | 'recordId'>;
	inverse: Painted[];
	/** What it has left, as far as a page can tell whether it still stands. */
	patch: Painted[];
}

/** One action that can be undone: what it was called, and its txs in the order they were made. */
export interface Doing {
	/** Names the action: its first tx. */
	tx: string;
	label: string;
	at: number;
	steps: Step[];
}

const KEPT = 100;

/** The member's own actions in this page, to undo and to do again. */
export class UndoStack {
	/** Reverts one tx; gives the step that does it. */
	readonly #revert: (step: Step) => Step;
	/** Whether something of what steps have left may stand still. */
	readonly #mayStand: (steps: readonly Step[]) => boolean;
	#done = $state.raw<Doing[]>([]);
	#undone = $state.raw<Doing[]>([]);
	#last = $state.raw<Doing | null>(null);

	constructor(revert: (step: Step) => Step, mayStand: (steps: readonly Step[]) => boolean) {
		this.#revert = revert;
		this.#mayStand = mayStand;
	}

	/** The latest labelled action, for the toast; null again once it is undone. */
	get last(): { tx: string; label: string; at: number } | null {
		return this.#last;
	}

	get canUndo(): boolean {
		return this.#done.length > 0;
	}

	get canRedo(): boolean {
		return this.#undone.length > 0;
	}

	/** Notes an action; with `joins`, as a further step of the action that has that tx. */
	push(step: Step, label: string, at: number, joins?: string): void {
		const first = this.#done.find((doing) => doing.steps.some(({ tx }) => tx === joins));
		if (first) {
			first.steps.push(step);
			return;
		}
		const doing = { tx: step.tx, label, at, steps: [step] };
		this.#done = [...this.#done.slice(-KEPT), doing];
		this.#undone = [];
		if (label) this.#last = doing;
	}

	/** Forgets an action, the latest when none is named, if all of it has changed since: gives whether it has. */
	dropChanged(tx = this.#done.at(-1)?.tx): boolean {
		const doing = this.#done.find((one) => one.tx === tx);
		if (!doing || this.#mayStand(doing.steps)) return false;
		this.#done = this.#done.filter((one) => one !== doing);
		if (this.#last === doing) this.#last = null;
		return true;
	}

	/** Undoes an action, the latest when none is named; gives its label, null when there is nothing to undo. */
	undo(tx = this.#done.at(-1)?.tx): string | null {
		const doing = this.#done.find((one) => one.tx === tx);
		if (!doing) return null;
		this.#done = this.#done.filter((one) => one !== doing);
		this.#undone = [...this.#undone, this.#reverted(doing)];
		if (this.#last?.tx === tx) this.#last = null;
		return doing.label;
	}

	/** Does again what was undone last; gives its label, null when there is nothing to do again. */
	redo(): string | null {
		const undone = this.#undone.at(-1);
		if (!undone) return null;
		this.#undone = this.#undone.slice(0, -1);
		this.#done = [...this.#done, this.#reverted(undone)];
		return undone.label;
	}

	#reverted({ label, at, steps }: Doing): Doing {
		const reverting = steps.toReversed().map((step) => this.#revert(step));
		return { tx: reverting[0]!.tx, label, at, steps: reverting };
	}
}
