import { CURRENCIES, CURRENCY_SIGNS, minorDigits, money, type Money } from './money.ts';

const UNIT = [...Object.keys(CURRENCY_SIGNS), ...CURRENCIES].join('|').replace('$', '\\$');
const NUMBER = String.raw`[1-9]\d{0,2}(?:[ \u00a0\u202f.,'’]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,3})?`;
const AMOUNT = new RegExp(String.raw`^(?:(${UNIT})\s*)?(${NUMBER})(?:\s*(${UNIT}))?$`, 'iu');
/** Three digits behind a separator that groups nothing. */
const UNGROUPED = /^(?:0\d*|\d{4,})[.,]\d{3}$/;

/**
 * Money as people type it: `12 400`, `12,400.50`, `€12 400`, `1.250,5 zł`. A separator with one or two
 * digits behind it is the decimal one; one with three groups thousands, but for the language's `decimal`
 * sign where the currency has three decimals. Null for anything else.
 */
export function typedMoney(text: string, currency: string, decimal: string): Money | null {
	const [, before, digits, after] = AMOUNT.exec(text.trim()) ?? [];
	if (digits === undefined) return null;
	const unit = before ?? after ?? '';
	const code = CURRENCY_SIGNS[unit.toLowerCase()] ?? (unit.toUpperCase() || currency);
	const isFine = minorDigits(code) === 3 && digits.at(-4) === decimal;
	if (!isFine && UNGROUPED.test(digits)) return null;
	const parts = isFine ? /^(.*).(\d{3})$/su : /^(.*?)(?:[.,](\d{1,2}))?$/su;
	const [, whole = '', decimals = ''] = parts.exec(digits) ?? [];
	const amount = money(Number(`${whole.replace(/\D/g, '')}.${decimals || '0'}`), code);
	return Number.isSafeInteger(amount.amount) ? amount : null;
}

/**
 * A deal typed in one line: `Roof 12 400` is the title and the value, the longest amount at the end.
 * A year (`Service 2027`) and a single digit (`Phase 2`) belong to the title.
 */
export function typedDeal(
	text: string,
	currency: string,
	decimal: string
): { title: string; value?: Money } {
	const words = text.trim().split(/ +/);
	for (let i = typedMoney(text, currency, decimal) ? words.length : 1; i < words.length; i++) {
		const amount = words.slice(i).join(' ');
		const value = isYearOrDigit(amount) ? null : typedMoney(amount, currency, decimal);
		if (value) return { title: words.slice(0, i).join(' '), value };
	}
	return { title: words.join(' ') };
}

function isYearOrDigit(text: string): boolean {
	return /^(?:\d|20[2-4]\d)$/.test(text);
}
