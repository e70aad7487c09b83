import type { Field } from '#lib/model/fields.ts';
import type { Json } from '#lib/model/json.ts';
import type { Money } from '#lib/model/money.ts';
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
	/** Absent: nobody edits it here. */
	isEditable?(row: R): boolean;
	/** What a link or a choice offers. */
	choices?(row: R): readonly Option[];
	/** The page of the row; stands on the first column. */
	href?(row: R): string;
}

export interface Sort {
	key: string;
	isDescending: boolean;
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

/** `value` and `-value`, as they stand in the address. */
export function sortFrom(text: string | null): Sort | null {
	if (!text) return null;
	const isDescending = text.startsWith('-');
	return { key: isDescending ? text.slice(1) : text, isDescending };
}

export function sortText(sort: Sort | null): string | null {
	return sort && (sort.isDescending ? '-' : '') + sort.key;
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
		const sign = isDescending ? -1 : 1;
		const before = this.#places;
		const keyed = Array.from(rows, (row) => ({ row, key: sortKey(column, row) }));
		keyed.sort(
			(a, b) => (before.get(a.row.id) ?? Infinity) - (before.get(b.row.id) ?? Infinity) || 0
		);
		keyed.sort((a, b) => {
			if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
			return sign * compareKeys(a.key, b.key, compareTexts);
		});
		this.#places = new Map(keyed.map(({ row }, place) => [row.id, place]));
		return keyed.map(({ row }) => row);
	}
}

type SortKey = string | number | Money;

function sortKey<R>(column: Column<R>, row: R): SortKey | null {
	if (column.order) return column.order(row);
	const value = column.value(row);
	if (value === undefined || value === null) return null;
	if (column.field.kind === 'money') return value as unknown as Money;
	if (column.field.kind === 'day') return value as string;
	return typeof value === 'number' ? value : column.text(row) || null;
}

function compareKeys(
	a: SortKey,
	b: SortKey,
	compareTexts: (a: string, b: string) => number
): number {
	if (typeof a === 'number' && typeof b === 'number') return a - b;
	if (typeof a === 'object' && typeof b === 'object') {
		return a.currency === b.currency ? a.amount - b.amount : a.currency < b.currency ? -1 : 1;
	}
	return compareTexts(String(a), String(b));
}
