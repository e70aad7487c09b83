import { format } from '#lib/i18n/index.ts';
import type { Field } from '#lib/model/fields.ts';
import type { Json } from '#lib/model/json.ts';
import { isMoney, type Money } from '#lib/model/money.ts';

/** How a value reads that looks nothing up; null when it is not plain text or a number of some kind. */
export function plainText(field: Field | undefined, value: NonNullable<Json>): string | null {
	switch (field?.kind) {
		case 'money':
			return isMoney(value) ? format.money(value as unknown as Money) : '';
		case 'day':
			return format.day(String(value));
		case 'instant':
		case 'lease':
			return format.instant(Number(value));
		case 'number':
			return format.number(Number(value), field.isYear);
		case 'percent':
			return format.percent(Number(value));
		default:
			return typeof value === 'object' ? null : String(value);
	}
}
