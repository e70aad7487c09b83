import type { Column } from './columns.ts';
import type { Place } from './grid-keys.ts';
import { SELECT } from './selection.ts';

interface Identified {
	readonly id: string;
}

/**
 * The active cell and whether it is being edited. The cell is known by record and column, never by
 * index, so that rows which colleagues add or remove do not move it to another record.
 */
export class GridState<R extends Identified> {
	recordId = $state<string | null>(null);
	key = $state<string | null>(null);
	isEditing = $state(false);
	/** Focus is inside the grid, so the active cell may take it. */
	hasFocus = $state(false);
	#rows: () => readonly R[];
	#columns: () => readonly Column<R>[];
	/** Where the active row stands, or -1. */
	readonly row = $derived.by(() => this.#rows().findIndex((row) => row.id === this.recordId));

	constructor(rows: () => readonly R[], columns: () => readonly Column<R>[]) {
		this.#rows = rows;
		this.#columns = columns;
	}

	/** The cell that Tab comes to; the first one until another was active. */
	get place(): Place {
		const column = this.#columns().findIndex((each) => each.key === this.key);
		return { row: Math.max(this.row, 0), column: Math.max(column, 0) };
	}

	isAt(recordId: string, key: string): boolean {
		const { row, column } = this.place;
		return this.#rows()[row]?.id === recordId && this.#columns()[column]?.key === key;
	}

	activate(recordId: string, key: string): void {
		if (this.recordId !== recordId || this.key !== key) this.isEditing = false;
		this.recordId = recordId;
		this.key = key;
	}

	/** What colleagues are told; null away from the grid, where an editor may close a moment after it was left. */
	get seen(): { recordId: string; key: string; isEditing: boolean } | null {
		const { recordId, key, isEditing } = this;
		if (!this.hasFocus || !recordId || !key || key === SELECT.key) return null;
		return { recordId, key, isEditing };
	}

	moveTo({ row, column }: Place): void {
		const record = this.#rows()[row];
		const key = this.#columns()[column]?.key;
		if (record && key) this.activate(record.id, key);
	}

	/** Starts editing the active cell where its column allows it. */
	edit(): boolean {
		const { row, column } = this.place;
		const record = this.#rows()[row];
		const at = this.#columns()[column];
		if (!record || !at?.isEditable?.(record)) return false;
		this.activate(record.id, at.key);
		this.isEditing = true;
		return true;
	}
}
