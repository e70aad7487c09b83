import { fieldOf, type CollectionName } from '#lib/model/collections.ts';
import type { Fields } from '#lib/model/json.ts';
import { mayRead, mayReadField, type Scope } from '#lib/model/rights.ts';
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
		const field = fieldOf(collection, key);
		if (field?.kind === 'link') {
			const shown = linkValue(scope, field.to as CollectionName, String(value), find);
			if (shown !== null) seen[key] = shown;
		} else if (field?.kind === 'set') {
			const element = key.slice(key.indexOf('/') + 1);
			if (linkValue(scope, field.to as CollectionName, element, find) === element)
				seen[key] = value;
		} else seen[key] = value;
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
