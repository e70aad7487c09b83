import { inMajor, minorDigits, type Money } from '#lib/model/money.ts';
import { collatorOf } from './collation.ts';
import { current } from './current.svelte.ts';

/** Intl's objects are dear to make: one for each kind and locale. */
const kept = new Map<string, unknown>();

function once<T>(kind: string, make: (locale: string) => T): T {
	const key = `${current.locale} ${kind}`;
	let made = kept.get(key) as T | undefined;
	if (made === undefined) {
		made = make(current.locale);
		kept.set(key, made);
	}
	return made;
}

function numbers(options: Intl.NumberFormatOptions): Intl.NumberFormat {
	return once(`n${JSON.stringify(options)}`, (locale) => new Intl.NumberFormat(locale, options));
}

/** The sign before decimals. */
function decimalSign(): string {
	return once('decimal', (locale) => new Intl.NumberFormat(locale).format(0.5)[1]!);
}

function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	return once(`d${JSON.stringify(options)}`, (locale) => new Intl.DateTimeFormat(locale, options));
}

function money(value: Money): string {
	const { currency } = value;
	const symbol = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
	return numbers({ ...symbol, ...digits(currency) }).format(inMajor(value));
}

/** As many decimals as the currency has, and none when the amount is whole. */
function digits(currency: string): Intl.NumberFormatOptions {
	return {
		minimumFractionDigits: minorDigits(currency),
		maximumFractionDigits: minorDigits(currency),
		trailingZeroDisplay: 'stripIfInteger'
	};
}

/** A day as an instant at noon UTC, so that no zone moves it. */
function noon(day: string): number {
	return Date.parse(`${day}T12:00:00Z`);
}

/** Today by the viewer's calendar, `yyyy-mm-dd`. */
export function today(now = Date.now()): string {
	const zone = current.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
	const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
	return day.format(now);
}

/** Numbers, money and time as the screen's language writes them. Reactive on the language. */
export const format = {
	money,
	/** Amounts of different currencies, which are never added up: "€84,600 + RM 18,500". */
	moneyList: (values: readonly Money[]) => values.map(money).join(' + '),
	/** An amount without its currency, as one types it: "12,400.50". */
	amount: (value: Money) => numbers(digits(value.currency)).format(inMajor(value)),
	/** Years are numbers that are not grouped: "2019". */
	number: (value: number, isYear = false) =>
		numbers(isYear ? { useGrouping: false } : {}).format(value),
	decimalSign,
	/** A percentage from 0 to 100. */
	percent: (value: number) =>
		numbers({ style: 'percent', maximumFractionDigits: 2 }).format(value / 100),
	/** A day `yyyy-mm-dd`: "9 Mar 2026". */
	day: (day: string) => dates({ dateStyle: 'medium', timeZone: 'UTC' }).format(noon(day)),
	/** An instant in milliseconds: "9 Mar 2026, 14:05". */
	instant: (at: number) =>
		dates({ dateStyle: 'medium', timeStyle: 'short', timeZone: current.timeZone }).format(at),
	/** The time of an instant: "14:05". */
	time: (at: number) => dates({ timeStyle: 'short', timeZone: current.timeZone }).format(at)
};

/** Sorts words as the screen's language does. */
export function collator(): Intl.Collator {
	return once('c', collatorOf);
}
