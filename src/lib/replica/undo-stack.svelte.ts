import type { Painted } from './painted.ts';

/** One action that can be undone: its tx, what it was called, and what undoing it would show. */
export interface Doing {
	tx: string;
	label: string;
	at: number;
	inverse: Painted[];
}

const KEPT = 100;

/** The member's own actions in this page, to undo and to do again. */
export class UndoStack {
	/** Reverts a tx with this paint; gives the tx that does it, and what would revert that. */
	readonly #revert: (doing: Doing) => Doing;
	#done = $state.raw<Doing[]>([]);
	#undone = $state.raw<Doing[]>([]);
	#last = $state.raw<Doing | null>(null);

	constructor(revert: (doing: Doing) => Doing) {
		this.#revert = revert;
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

	push(doing: Doing): void {
		this.#done = [...this.#done.slice(-KEPT), doing];
		this.#undone = [];
		if (doing.label) this.#last = doing;
	}

	/** Undoes an action, the latest when none is named; false when there is nothing to undo. */
	undo(tx = this.#done.at(-1)?.tx): boolean {
		const doing = this.#done.find((one) => one.tx === tx);
		if (!doing) return false;
		this.#done = this.#done.filter((one) => one !== doing);
		this.#undone = [...this.#undone, this.#revert(doing)];
		if (this.#last?.tx === tx) this.#last = null;
		return true;
	}

	/** Does again what was undone last. */
	redo(): boolean {
		const undone = this.#undone.at(-1);
		if (!undone) return false;
		this.#undone = this.#undone.slice(0, -1);
		this.#done = [...this.#done, this.#revert(undone)];
		return true;
	}
}
