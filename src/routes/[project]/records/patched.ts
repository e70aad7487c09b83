import type { Fields } from '#lib/model/json.ts';

/** A row with some fields changed; `null` takes a field away. */
export function patched<R extends object>(row: R, patch: Fields): R {
	const next = { ...row } as Record<string, unknown>;
	for (const [key, value] of Object.entries(patch)) {
		if (value === null) delete next[key];
		else next[key] = value;
	}
	return Object.freeze(next) as R;
}
