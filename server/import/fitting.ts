import type { BadReason } from '#lib/import/orders.ts';
import { badReasonOf } from '#lib/import/read-cell.ts';
import { fieldNames, fieldOf, type CollectionName } from '#lib/model/collections.ts';
import { misfit } from '#lib/model/fields.ts';
import type { Fields } from '#lib/model/json.ts';
import { Refusal } from './refusal.ts';

/**
 * Refuses what the change log would not take: there it would end the whole import.
 *
 * @param column header of the column that the record comes from, and `value` its cell
 * @throws Refusal
 */
export function checkFit(
	collection: CollectionName,
	fields: Fields,
	column?: string,
	value?: string
): void {
	const reason = unfit(collection, fields);
	if (reason) throw new Refusal(reason, column, value);
}

/** Why the change log would not take a record; null when it would. */
export function unfit(collection: CollectionName, fields: Fields): BadReason | null {
	const required = fieldNames(collection).filter((name) => fieldOf(collection, name)?.required);
	const filled = Object.keys(fields).filter((key) => (fields[key] ?? null) !== null);
	for (const key of [...required, ...filled]) {
		const field = fieldOf(collection, key);
		if (!field) return 'unfit';
		const wrong = misfit(field, fields[key] ?? null);
		if (wrong) return badReasonOf(wrong);
	}
	return null;
}
