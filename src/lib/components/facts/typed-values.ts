import { current, format } from '#lib/i18n/index.ts';
import { dayFrom, numberFrom } from '#lib/i18n/typed.ts';
import { misfit, type Field, type Misfit } from '#lib/model/fields.ts';
import type { Json } from '#lib/model/json.ts';
import { inMajor, isMoney, type Money } from '#lib/model/money.ts';
import { typedMoney } from '#lib/model/typed-deals.ts';

/** A field's value as a person would type it; of money the amount alone. */
export function typedText(field: Field, value: Json | undefined): string {
	if (value === undefined || value === null) return '';
	if (field.kind === 'money')
		return isMoney(value) ? plain(inMajor(value as unknown as Money)) : '';
	if (field.kind === 'day') return typeof value === 'string' ? dayText(value) : '';
	if (typeof value === 'number') return plain(value);
	return typeof value === 'string' ? value : '';
}

function plain(value: number): string {
	return new Intl.NumberFormat(current.locale, {
		useGrouping: false,
		maximumFractionDigits: 6
	}).format(value);
}

/** A day in digits, in the language's order: `09/03/2026`, `9. 3. 2026`. */
function dayText(day: string): string {
	return new Intl.DateTimeFormat(current.locale, { timeZone: 'UTC' }).format(
		new Date(`${day}T12:00:00Z`)
	);
}

/**
 * The value that a typed text stands for, or why it stands for none. An empty text is no value. An
 * amount typed without a currency is in `currency`.
 */
export function typedValue(
	field: Field,
	text: string,
	currency: string
): { value: Json } | { misfit: Misfit } {
	const value = valueOf(field, text.trim(), currency);
	if (value === undefined) return { misfit: field.kind as Misfit };
	const wrong = misfit(field, value);
	return wrong ? { misfit: wrong } : { value };
}

function valueOf(field: Field, text: string, currency: string): Json | undefined {
	if (text === '') return null;
	switch (field.kind) {
		case 'number':
		case 'percent':
			return numberFrom(text.replace(/%$/, '')) ?? undefined;
		case 'day':
			return dayFrom(text) ?? undefined;
		case 'money':
			return moneyFrom(text, currency);
		default:
			return text;
	}
}

/** Read as in a deal's one line; here an amount may be below zero. */
function moneyFrom(text: string, currency: string): Json | undefined {
	const size = text.replace(/^(\D*)[\u2212-]/u, '$1');
	const value = typedMoney(size, currency, format.decimalSign());
	return value ? { ...value, amount: size === text ? value.amount : -value.amount } : undefined;
}
