import { doubtful, evidenceIn } from './evidence.ts';

export type DayOrder = 'dmy' | 'mdy' | 'ymd';

/** `ask`: the cells can be read in two ways, or contradict each other. Null: it does not matter. */
export type DayOrderGuess = DayOrder | 'ask' | null;

const TIME = String.raw`(?:[T\s]+\d{1,2}:\d{2}.*)?`;
const YEAR_FIRST = new RegExp(
	String.raw`^(\d{4})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{1,2})\.?${TIME}$`
);
const YEAR_LAST = new RegExp(
	String.raw`^(\d{1,2})\s*([-./])\s*(\d{1,2})\s*[-./]\s*(\d{4}|\d{2})\.?${TIME}$`
);
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;

/** Days that Excel counts from 1899-12-30; these bounds are 1954 and 2119. */
const SERIAL = { pattern: /^\d{5}(?:[.,]\d+)?$/, first: 20_000, last: 80_000 };

function written(year: number, month: number, day: number): string | null {
	const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
	const isReal = month >= 1 && month <= 12 && day >= 1 && day <= lastDay;
	if (!isReal || year < 1800 || year > 2200) return null;
	return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function fullYear(typed: string): number {
	const year = Number(typed);
	if (typed.length === 4) return year;
	return year < 70 ? 2000 + year : 1900 + year;
}

function fromSerial(cell: string): string | null {
	const serial = Math.floor(Number(cell.replace(',', '.')));
	if (!SERIAL.pattern.test(cell) || serial < SERIAL.first || serial > SERIAL.last) return null;
	return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
}

/**
 * The day in a cell as `yyyy-mm-dd`: `d.m.yyyy`, `d. m. yyyy`, `yyyy. mm. dd.`, `dd/mm/yyyy`, ISO, each
 * with a time or without, and serial days of Excel. `order` is for days whose year stands last.
 */
export function readDay(cell: string, order: DayOrder): string | null {
	const text = cell.trim();
	const first = YEAR_FIRST.exec(text) ?? COMPACT.exec(text);
	if (first) return written(Number(first[1]), Number(first[2]), Number(first[3]));
	const last = YEAR_LAST.exec(text);
	if (!last) return fromSerial(text);
	const [, a = '', , b = '', year = ''] = last;
	const [day, month] = order === 'mdy' ? [b, a] : [a, b];
	return written(fullYear(year), Number(month), Number(day));
}

/** Whether a cell is a day in any notation; serial days are not told from numbers here. */
export function isDayLike(cell: string): boolean {
	const text = cell.trim();
	return YEAR_FIRST.test(text) || YEAR_LAST.test(text);
}

function evidence(cell: string): DayOrder | 'ask' | null {
	const text = cell.trim();
	if (YEAR_FIRST.test(text)) return 'ymd';
	const last = YEAR_LAST.exec(text);
	if (!last) return null;
	const [, a = '', sign, b = ''] = last;
	if (sign === '.' || Number(a) > 12) return 'dmy';
	if (Number(a) === Number(b)) return null;
	return Number(b) > 12 ? 'mdy' : 'ask';
}

/** Guesses in which order a column writes its days. `03/04/2026` alone, or a mixture: `ask`. */
export function guessDayOrder(cells: Iterable<string>): DayOrderGuess {
	const found = evidenceIn(cells, evidence);
	if (found.has('dmy') && found.has('mdy')) return 'ask';
	if (found.has('dmy')) return 'dmy';
	if (found.has('mdy')) return 'mdy';
	return found.has('ask') ? 'ask' : found.has('ymd') ? 'ymd' : null;
}

/** What to ask about, where the guess is `ask`: a day that fits either order, else two at odds. */
export function doubtfulDays(cells: Iterable<string>): string[] {
	return doubtful(evidenceIn(cells, evidence), 'dmy', 'mdy');
}
