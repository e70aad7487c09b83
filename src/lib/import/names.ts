/**
 * A name for comparing: case, width and runs of spaces do not count, letters do (Müller ≠ Muller).
 */
export function comparable(name: string): string {
	return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** A name without its spaces and marks: "GTX Pro", "GTXPro" and "gtx-pro" are alike. */
export function squeezed(name: string): string {
	return comparable(name).replace(/[\s\p{P}]+/gu, '');
}

/** More records of one name than one: which of them is meant cannot be told. */
export const SEVERAL = Symbol('several');

/** Finds records by name: exactly but for case and spaces, else by the letters alone when only one fits. */
export class NameIndex {
	readonly #exact = new Map<string, string | typeof SEVERAL>();
	readonly #loose = new Map<string, string | typeof SEVERAL>();

	add(name: string, id: string): void {
		insert(this.#exact, comparable(name), id);
		insert(this.#loose, squeezed(name), id);
	}

	find(name: string): string | typeof SEVERAL | undefined {
		return this.#exact.get(comparable(name)) ?? this.#loose.get(squeezed(name));
	}

	/** Whether a record has this very name; case and spaces do not count. */
	has(name: string): boolean {
		return this.#exact.has(comparable(name));
	}
}

function insert(index: Map<string, string | typeof SEVERAL>, key: string, id: string): void {
	if (key === '') return;
	const before = index.get(key);
	index.set(key, before === undefined || before === id ? id : SEVERAL);
}
