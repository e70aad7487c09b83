import { isDay } from '#lib/model/fields.ts';
import { current } from './current.svelte.ts';
import { folded } from './folded.ts';
import { format, today } from './format.ts';

/** What may stand beside an amount: spaces, currency signs and codes. */
const BESIDE = /[\s'’]|\p{Sc}|(?<!\p{L})(?:[A-Z]{2,3}|Kč|zł|Ft)(?!\p{L})/gu;

/**
 * The number that a person typed, or null: `12 400`, `12 400,50`, `€12,400.5`. The last of two kinds
 * of sign is the decimal one; a single sign is read as the language does, and three digits after a
 * sign that is not the language's decimal one are thousands.
 */
export function numberFrom(typed: string): number | null {
	const text = typed.replace(BESIDE, '').replace('−', '-');
	if (!/^-?\d[\d.,]*$|^-?[.,]\d+$/.test(text)) return null;
	const decimal = decimalOf(text);
	const at = decimal ? text.lastIndexOf(decimal) : -1;
	const whole = (at < 0 ? text : text.slice(0, at)).replace(/[.,]/g, '');
	const number = Number(at < 0 ? whole : `${whole}.${text.slice(at + 1)}`);
	return Number.isFinite(number) ? number : null;
}

function decimalOf(text: string): string | null {
	const signs = text.replace(/[^.,]/g, '');
	const last = signs.at(-1);
	if (last === undefined) return null;
	if (signs.length > 1) return signs.indexOf(last) === signs.length - 1 ? last : null;
	if (last === format.decimalSign()) return last;
	return /[.,]\d{3}$/.test(text) ? null : last;
}

/** The day `yyyy-mm-dd` that a person typed, or null: `9.3.`, `9. 3. 2026`, `9 Mar`, ISO, "tomorrow". */
export function dayFrom(typed: string): string | null {
	const text = folded(typed.trim());
	const near = nearDay(text);
	if (near) return near;
	const words = text.split(/[\s.,/-]+/).filter(Boolean);
	if (words.length < 2 || words.length > 3) return null;
	const isYearFirst = words[0]!.length === 4;
	const [d, m, y] = isYearFirst ? [words[2], words[1], words[0]] : words;
	const day = [yearOf(y), pad(monthOf(m ?? '')), pad(Number(d ?? NaN))].join('-');
	return isDay(day) ? day : null;
}

function nearDay(text: string): string | null {
	const words = new Intl.RelativeTimeFormat(current.locale, { numeric: 'auto' });
	const distance = [0, 1, -1, 2].find((n) => folded(words.format(n, 'day')) === text);
	if (distance === undefined) return null;
	const date = new Date(`${today()}T12:00:00Z`);
	date.setUTCDate(date.getUTCDate() + distance);
	return date.toISOString().slice(0, 10);
}

function yearOf(typed: string | undefined): string {
	if (typed === undefined) return today().slice(0, 4);
	return typed.length === 2 ? `20${typed}` : typed;
}

function pad(n: number): string {
	return String(n).padStart(2, '0');
}

/** The month's number from a number or a name as the language writes it, short or long. */
function monthOf(typed: string): number {
	if (/^\d+$/.test(typed)) return Number(typed);
	for (let month = 1; month <= 12; month++) {
		if (monthNames(month).some((name) => name === typed)) return month;
	}
	return NaN;
}

function monthNames(month: number): string[] {
	const date = Date.UTC(2026, month - 1, 9, 12);
	return (['short', 'long'] as const).flatMap((style) => {
		const inDay = new Intl.DateTimeFormat(current.locale, { month: style, day: 'numeric' });
		const alone = new Intl.DateTimeFormat(current.locale, { month: style });
		const part = inDay.formatToParts(date).find(({ type }) => type === 'month')?.value ?? '';
		return [part, alone.format(date)].map((name) => folded(name).replace('.', ''));
	});
}
