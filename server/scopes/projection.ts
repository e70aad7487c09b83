import { linkOf, type CollectionName } from '#lib/model/collections.ts';
import type { Fields } from '#lib/model/json.ts';
import { mayRead, mayReadField } from '#lib/model/rights.ts';
import type { Scope } from '#lib/model/scope.ts';
import { HIDDEN } from '#lib/model/rows.ts';
import { guards } from '../guards.ts';
import type { StoredRecord } from '../changelog/record.ts';

/** How a projection finds the records that links lead to. */
export type Find = (collection: CollectionName, id: string) => StoredRecord | null;

/**
 * What of a record a scope may see, or null when nothing: hidden fields are left out, and a link to a
 * record that the scope may not read becomes HIDDEN, or nothing when that record is deleted. Reads no
 * clock (rule 28).
 */
export function projection(scope: Scope, record: StoredRecord, find: Find): Fields | null {
	const { collection, fields } = record;
	if (fields.deletedAt !== undefined) return null;
	if (guards.readFilter && !mayRead(scope, collection, fields)) return null;
	const seen: Fields = {};
	for (const key in fields) {
		if (guards.readFilter && !mayReadField(scope, collection, fields, key)) continue;
		const value = fields[key]!;
		const [to, target] = linkOf(collection, key, value);
		const shown = to && target ? linkValue(scope, to, target, find) : null;
		if (!to) seen[key] = value;
		else if (key.includes('/')) {
			if (shown === target) seen[key] = value;
		} else if (shown !== null) seen[key] = shown;
	}
	return seen;
}

function linkValue(scope: Scope, to: CollectionName, id: string, find: Find): string | null {
	const target = find(to, id);
	if (!target || target.fields.deletedAt !== undefined) return null;
	return mayRead(scope, to, target.fields) ? id : HIDDEN;
}

/** Whether a record belongs on devices. What left the working set stays in SQL and is reached over HTTP. */
export function inWorkingSet(record: StoredRecord): boolean {
	return record.fields.isArchived !== true;
}
