import { collatorOf } from '#lib/i18n/collation.ts';
import { isLanguage, LOCALES, type Language } from '#lib/i18n/languages.ts';
import { fieldOf, type CollectionName } from '#lib/model/collections.ts';
import type { Fields } from '#lib/model/json.ts';
import type { Money } from '#lib/model/money.ts';
import { compareKeys, sortFrom, type SortKey } from '#lib/model/sorting.ts';

type Listed = Fields & { id: string };
type Compare<T> = (a: T, b: T) => number;

interface Keyed {
	row: Listed;
	key: SortKey;
}

const collators = new Map<Language, Intl.Collator>();

/**
 * The first `count` of the rows in the order of a field, `-field` for descending, and of their ids where
 * they are equal. Texts go by the language, as in its browsers; links are no texts, and go by their ids.
 */
export function firstInOrder(
	collection: CollectionName,
	rows: Iterable<Listed>,
	{ sort, language, count }: { sort: string; language: string | undefined; count: number }
): Listed[] {
	const { key, isDescending } = sortFrom(sort)!;
	const isMoney = fieldOf(collection, key)?.kind === 'money';
	const { compare } = collator(isLanguage(language) ? language : 'en');
	const first = new First<Keyed>(
		count,
		(a, b) => compareKeys(a.key, b.key, isDescending, compare) || (a.row.id < b.row.id ? -1 : 1)
	);
	for (const row of rows) first.add({ row, key: keyOf(row, key, isMoney) });
	return first.sorted().map(({ row }) => row);
}

function keyOf(row: Listed, field: string, isMoney: boolean): SortKey {
	const value = Object.hasOwn(row, field) ? row[field] : null;
	if (isMoney) return (value ?? null) as unknown as Money | null;
	return typeof value === 'number' ? value : typeof value === 'string' ? value || null : null;
}

function collator(language: Language): Intl.Collator {
	let known = collators.get(language);
	if (!known) collators.set(language, (known = collatorOf(LOCALES[language])));
	return known;
}

/** Keeps the first of many: comparing texts is dear, and most rows are compared once. */
class First<T> {
	readonly #count: number;
	readonly #compare: Compare<T>;
	#kept: T[] = [];
	/** Nothing behind it is among the first. */
	#last: T | undefined;

	constructor(count: number, compare: Compare<T>) {
		this.#count = count;
		this.#compare = compare;
	}

	add(one: T): void {
		if (this.#last !== undefined && this.#compare(one, this.#last) > 0) return;
		this.#kept.push(one);
		if (this.#kept.length < 2 * this.#count) return;
		this.#kept = this.sorted();
		this.#last = this.#kept.at(-1);
	}

	sorted(): T[] {
		return this.#kept.sort(this.#compare).slice(0, this.#count);
	}
}
