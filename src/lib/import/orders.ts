import type { DayOrder } from './days.ts';
import type { Decimal } from './numbers.ts';
import type { Importable } from './targets.ts';

/** What one column becomes, and how its cells are read. */
export interface ColumnOrder {
	header: string;
	target: string;
	decimal?: Decimal;
	days?: DayOrder;
}

/** In `stages`: a stage of this name is made. */
export const NEW_STAGE = '+';

/** Everything about an import but its rows, whose cells come in the order of `columns`. */
export interface ImportOrder {
	/** By which its sender finds the import again, when the answer to it was lost. */
	key?: string;
	into: Importable;
	fileName: string;
	/** How many rows follow. */
	total: number;
	columns: ColumnOrder[];
	/** What becomes of a row whose name, or reference, is there already. */
	duplicates: 'skip' | 'add';
	/** Targets whose named records are made when they are missing: `company`, `owner`, `products` … */
	createMissing: string[];
	/** For stages that are called otherwise in the file: a stage's name or id, or `+` to make one; those stand in this order. */
	stages?: Record<string, string>;
	/** Id or slug; else the first pipeline. */
	pipeline?: string;
	/** For amounts that name none; else the project's. */
	currency?: string;
}

/** The first line of an import; the rows follow, one on each line. */
export function writtenOrder(order: ImportOrder): string {
	return JSON.stringify(order) + '\n';
}

/**
 * Why a row, or something about it, was refused; the words are in the catalogue under
 * `import.reason.{code}`.
 */
export type BadReason =
	| 'number'
	| 'percent'
	| 'day'
	| 'flag'
	| 'choice'
	| 'currency'
	| 'long'
	| 'text'
	| 'unfit'
	| 'required'
	| 'missing'
	| 'many'
	| 'several'
	| 'stage'
	| 'cycle'
	| 'forbidden'
	| 'assign'
	| 'gone'
	| 'malformed';

export interface BadRow {
	row: number;
	reason: BadReason;
	/** The header of the column that the reason is about. */
	column?: string;
	value?: string;
}

/** What an import would do, found by a rehearsal that changes nothing. */
export interface Rehearsal {
	total: number;
	/** Rows that would become records. */
	ready: number;
	duplicates: number;
	badCount: number;
	/** The first bad rows; `badCount` says how many there are. */
	bad: BadRow[];
	/** Records that would be made because rows name them, by collection. */
	created: Record<string, number>;
	/** Names that no record has, by target, with the number of rows that use them. */
	unknown: Record<string, { name: string; rows: number }[]>;
}

export interface ImportProgress {
	id: string;
	/** The order's. */
	key?: string;
	into: Importable;
	fileName: string;
	status: 'running' | 'done' | 'cancelled' | 'failed' | 'undoing' | 'undone';
	total: number;
	done: number;
	created: number;
	skipped: number;
	badCount: number;
	/** Records that the undo had to leave, and why. */
	kept: KeptRecord[];
	memberId: string;
	createdAt: number;
	endedAt: number | null;
}

export interface KeptRecord {
	collection: string;
	id: string;
	title: string;
	why: 'changed' | 'linked' | 'forbidden';
}

/** Whether nothing is left of it that anybody could undo; who may delete more can go on with an undo. */
export function isUndone({ status, kept }: Pick<ImportProgress, 'status' | 'kept'>): boolean {
	return status === 'undone' && !kept.some(({ why }) => why === 'forbidden');
}
