import type { Money } from './money.ts';

/** What a record is sorted by; null: it has no value there. */
export type SortKey = string | number | Money | null;

/**
 * Compares two records by their keys, in the browser as on the server: amounts by currency first, and
 * what has no value last both ways.
 */
export function compareKeys(
	a: SortKey,
	b: SortKey,
	isDescending: boolean,
	compareTexts: (a: string, b: string) => number
): number {
	if (a === null || b === null) return Number(a === null) - Number(b === null);
	return (isDescending ? -1 : 1) * compareValues(a, b, compareTexts);
}

function compareValues(
	a: NonNullable<SortKey>,
	b: NonNullable<SortKey>,
	compareTexts: (a: string, b: string) => number
): number {
	if (typeof a === 'number' && typeof b === 'number') return a - b;
	if (typeof a === 'object' && typeof b === 'object') {
		return a.currency === b.currency ? a.amount - b.amount : a.currency < b.currency ? -1 : 1;
	}
	return compareTexts(String(a), String(b));
}

/** `value` and `-value`, as they stand in addresses. */
export interface Sort {
	key: string;
	isDescending: boolean;
}

export function sortFrom(text: string | null): Sort | null {
	if (!text) return null;
	const isDescending = text.startsWith('-');
	return { key: isDescending ? text.slice(1) : text, isDescending };
}

export function sortText(sort: Sort | null): string | null {
	return sort && (sort.isDescending ? '-' : '') + sort.key;
}
