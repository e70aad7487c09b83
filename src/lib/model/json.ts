/** What a field may hold: JSON without nested records. `null` means "no value" and is never stored. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** The fields of one record, flat. Elements of a set stand as `name/elementId: true`. */
export type Fields = Record<string, Json>;

/** True when both are the same JSON value; the order of keys in objects does not matter. */
export function isSame(a: Json | undefined, b: Json | undefined): boolean {
	if (a === b) return true;
	if (a === undefined || b === undefined || a === null || b === null)
		return (a ?? null) === (b ?? null);
	if (typeof a !== 'object' || typeof b !== 'object') return false;
	if (Array.isArray(a) !== Array.isArray(b)) return false;
	const keys = Object.keys(a);
	if (keys.length !== Object.keys(b).length) return false;
	return keys.every((key) => isSame((a as Fields)[key], (b as Fields)[key]));
}

/** Gives a field a value in place; `null` takes the field away. */
export function put(fields: Fields, key: string, value: Json): void {
	if (value === null) delete fields[key];
	else fields[key] = value;
}
