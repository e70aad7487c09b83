import { money, type Money } from './money.ts';

const SYMBOLS: Record<string, string> = {
	'€': 'EUR',
	kč: 'CZK',
	zł: 'PLN',
	ft: 'HUF',
	rm: 'MYR',
	$: 'USD',
	'£': 'GBP',
	eur: 'EUR',
	czk: 'CZK',
	pln: 'PLN',
	huf: 'HUF',
	myr: 'MYR',
	usd: 'USD',
	gbp: 'GBP',
	chf: 'CHF'
};

const UNIT = Object.keys(SYMBOLS)
	.map((symbol) => symbol.replace('$', '\\$'))
	.join('|');
const NUMBER = String.raw`\d{1,3}(?:[ \u00a0\u202f.,'’]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?`;
const AMOUNT = new RegExp(String.raw`^(?:(${UNIT})\s*)?(${NUMBER})(?:\s*(${UNIT}))?$`, 'iu');
/**
 * Money as people type it: `12 400`, `12,400.50`, `€12 400`, `1.250,5 zł`. A separator with one or two
 * digits behind it is the decimal one; one with three groups thousands. Null for anything else.
 */
export function typedMoney(text: string, currency: string): Money | null {
	const [, before, digits, after] = AMOUNT.exec(text.trim()) ?? [];
	if (digits === undefined) return null;
	const [, whole = '', decimals = ''] = /^(.*?)(?:[.,](\d{1,2}))?$/su.exec(digits) ?? [];
	const major = Number(`${whole.replace(/\D/g, '')}.${decimals || '0'}`);
	const amount = money(major, SYMBOLS[(before ?? after ?? '').toLowerCase()] ?? currency);
	return Number.isSafeInteger(amount.amount) ? amount : null;
}

/**
 * A deal typed in one line: `Roof 12 400` is the title and the value, the longest amount at the end.
 * A year (`Service 2027`) and a single digit (`Phase 2`) belong to the title.
 */
export function typedDeal(text: string, currency: string): { title: string; value?: Money } {
	const words = text.trim().split(/ +/);
	for (let i = typedMoney(text, currency) ? words.length : 1; i < words.length; i++) {
		const amount = words.slice(i).join(' ');
		const value = isYearOrDigit(amount) ? null : typedMoney(amount, currency);
		if (value) return { title: words.slice(0, i).join(' '), value };
	}
	return { title: words.join(' ') };
}

function isYearOrDigit(text: string): boolean {
	return /^(?:\d|20[2-4]\d)$/.test(text);
}
