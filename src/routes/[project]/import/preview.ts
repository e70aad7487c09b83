import { format } from '#lib/i18n/index.ts';
import type { ColumnOrder } from '#lib/import/orders.ts';
import { readCell } from '#lib/import/read-cell.ts';
import { targetOf, type Importable } from '#lib/import/targets.ts';
import { COLLECTIONS } from '#lib/model/collections.ts';
import type { Field } from '#lib/model/fields.ts';

/** Any currency serves: only the number is shown, as the cell may not name one. */
const SOME_CURRENCY = 'EUR';

/** How a cell will be understood, or the cell as it stands when it cannot be. */
export function readingOf(
	into: Importable,
	column: ColumnOrder,
	cell: string
): { text: string; isBad: boolean } {
	const target = targetOf(into, column.target);
	if (!target || cell === '') return { text: cell, isBad: false };
	const fields: Record<string, Field> = COLLECTIONS[into].fields;
	const field = fields[column.target];
	const options = field?.options ?? [];
	const isNamed = target.kind === 'link' || target.kind === 'set';
	const reading = isNamed
		? { value: cell }
		: readCell({ ...target, options }, cell, column, SOME_CURRENCY);
	if ('bad' in reading) return { text: cell, isBad: true };
	const { value } = reading;
	if (target.kind === 'day') return { text: format.day(String(value)), isBad: false };
	if (typeof value === 'number') return { text: format.number(value, field?.isYear), isBad: false };
	if (target.kind === 'money') return { text: format.amount(value as never), isBad: false };
	return { text: cell, isBad: false };
}
