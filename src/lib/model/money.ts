import type { Json } from './json.ts';

/** An amount in the currency's minor units (ISO 4217), always an integer. */
export interface Money {
	amount: number;
	currency: string;
}

/**
 * The currencies offered first. Any other three capitals are accepted too: Intl writes a code that it
 * does not know as it stands, with two decimals.
 */
export const CURRENCIES = ['EUR', 'CZK', 'PLN', 'HUF', 'MYR', 'USD', 'GBP', 'CHF'];

/** What is written beside amounts, in small letters. */
export const CURRENCY_SIGNS: Readonly<Record<string, string>> = {
	'€': 'EUR',
	kč: 'CZK',
	zł: 'PLN',
	ft: 'HUF',
	rm: 'MYR',
	$: 'USD',
	'£': 'GBP'
};

const digitsOf = new Map<string, number>();

/** How many decimal places the currency has: 2 for EUR, 0 for JPY. */
export function minorDigits(currency: string): number {
	let digits = digitsOf.get(currency);
	if (digits === undefined) {
		digits =
			new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
				.maximumFractionDigits ?? 2;
		digitsOf.set(currency, digits);
	}
	return digits;
}

/** Money from an amount in major units, rounded to the currency's smallest coin. */
export function money(major: number, currency: string): Money {
	return { amount: Math.round(major * 10 ** minorDigits(currency)), currency };
}

/** The amount in major units, for showing and for editing. */
export function inMajor({ amount, currency }: Money): number {
	return amount / 10 ** minorDigits(currency);
}

export function isMoney(value: Json): boolean {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
	const { amount, currency, ...rest } = value;
	return (
		Number.isSafeInteger(amount) &&
		typeof currency === 'string' &&
		/^[A-Z]{3}$/.test(currency) &&
		Object.keys(rest).length === 0
	);
}

/** Sums by currency, in the order in which currencies are offered. Different ones are never added up. */
export function sumByCurrency(values: Iterable<Money | undefined>): Money[] {
	const sums = new Map<string, number>();
	for (const value of values) {
		if (value) sums.set(value.currency, (sums.get(value.currency) ?? 0) + value.amount);
	}
	return [...sums]
		.map(([currency, amount]) => ({ currency, amount }))
		.sort(
			(a, b) => placeOf(a.currency) - placeOf(b.currency) || (a.currency < b.currency ? -1 : 1)
		);
}

function placeOf(currency: string): number {
	const place = CURRENCIES.indexOf(currency);
	return place < 0 ? CURRENCIES.length : place;
}
