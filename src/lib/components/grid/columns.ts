import type { Field } from '#lib/model/fields.ts';
import type { Json } from '#lib/model/json.ts';
import type { Money } from '#lib/model/money.ts';
import { compareKeys, type Sort, type SortKey } from '#lib/model/sorting.ts';
import type { Option } from '../combobox-matches.ts';

/** What a grid shows of each row, in one column. `R` is a record. */
export interface Column<R> {
	key: string;
	label: string;
	field: Field;
	/** Least width in pixels; spare room is shared in proportion. */
	width: number;
	value(row: R): Json | undefined;
	text(row: R): string;
	/** Sorts instead of the value. */
	order?(row: R): number;
	/** Not all rows are at hand, and they cannot be had in the order of this column. */
	isUnsorted?: boolean;
	/** Absent: nobody edits it here. */
	isEditable?(row: R): boolean;
	/** What a link or a choice offers. */
	choices?(row: R): readonly Option[];
	/** The page of the row; stands on the first column. */
	href?(row: R): string;
}

/** Whether a column's values stand under each other by their last digits. */
export function isNumeric({ kind }: Field): boolean {
	return kind === 'money' || kind === 'number' || kind === 'percent';
}

/** A colleague's place in the grid; `color` is CSS. */
export interface Looker {
	recordId: string;
	key: string;
	name: string;
	color: string;
	/** Letters that are readable on `color`. */
	ink: string;
}

/** A click on a column: upwards, downwards, then as the rows came. */
export function nextSort(sort: Sort | null, key: string): Sort | null {
	if (sort?.key !== key) return { key, isDescending: false };
	return sort.isDescending ? null : { key, isDescending: true };
}

/**
 * The rows in the order of a column; rows without a value come last both ways. Each call begins with the
 * order of the one before, so that after one edit among thousands there is little left to sort.
 */
export class Sorter<R extends { readonly id: string }> {
	#places = new Map<string, number>();

	sorted(
		rows: Iterable<R>,
		column: Column<R> | undefined,
		isDescending: boolean,
		compareTexts: (a: string, b: string) => number
	): R[] {
		if (!column) return [...rows];
		const before = this.#places;
		const keyed = Array.from(rows, (row) => ({ row, key: sortKey(column, row) }));
		keyed.sort(
			(a, b) => (before.get(a.row.id) ?? Infinity) - (before.get(b.row.id) ?? Infinity) || 0
		);
		keyed.sort((a, b) => compareKeys(a.key, b.key, isDescending, compareTexts));
		this.#places = new Map(keyed.map(({ row }, place) => [row.id, place]));
		return keyed.map(({ row }) => row);
	}
}

/** Whether a row stands in the order of a column no later than another one. */
export function isWithin<R>(
	row: R,
	last: R,
	column: Column<R>,
	isDescending: boolean,
	compareTexts: (a: string, b: string) => number
): boolean {
	return compareKeys(sortKey(column, row), sortKey(column, last), isDescending, compareTexts) <= 0;
}

function sortKey<R>(column: Column<R>, row: R): SortKey {
	if (column.order) return column.order(row);
	const value = column.value(row);
	if (value === undefined || value === null) return null;
	if (column.field.kind === 'money') return value as unknown as Money;
	if (column.field.kind === 'day') return value as string;
	return typeof value === 'number' ? value : column.text(row) || null;
}
