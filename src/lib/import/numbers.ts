import { CURRENCY_SIGNS } from '#lib/model/money.ts';
import { doubtful, evidenceIn } from './evidence.ts';

export type Decimal = '.' | ',';

/** `ask`: the cells can be read in two ways, or contradict each other. Null: it does not matter. */
export type DecimalGuess = Decimal | 'ask' | null;

const SPACES = /[\s\u00a0\u202f\u2009'’]/g;
const UNIT = String.raw`[\p{L}\p{Sc}%]{0,4}\.?`;
const AMOUNT = new RegExp(String.raw`^(${UNIT})([-+−(]?)(${UNIT})(\d[\d.,]*)\)?(${UNIT})$`, 'u');

const CODES = new Set(Intl.supportedValuesOf('currency'));

interface Amount {
	isNegative: boolean;
	digits: string;
	/** What stood before or after the digits: `Kč`, `RM`, `€`, or nothing. */
	unit: string;
}

function currencyOf(unit: string): string | null {
	const sign = CURRENCY_SIGNS[unit.toLowerCase().replace(/\.$/, '')];
	const code = unit.toUpperCase();
	return sign ?? (CODES.has(code) ? code : null);
}

function amountIn(cell: string): Amount | null {
	const bare = cell.replace(SPACES, '').replace(/,[-–—]/, '');
	const match = AMOUNT.exec(bare);
	if (!match) return null;
	const [, before = '', sign = '', between = '', digits = '', after = ''] = match;
	const unit = before + between + after;
	const isUnit = unit === '' || unit === '%' || /^\p{Sc}$/u.test(unit) || currencyOf(unit);
	return isUnit ? { isNegative: /[-−(]/.test(sign), digits, unit } : null;
}

/** The sign that must be the decimal one for a cell to make sense; null when it says nothing of that. */
function evidence(cell: string): Decimal | 'ask' | null {
	const digits = amountIn(cell)?.digits ?? '';
	const point = digits.lastIndexOf('.');
	const comma = digits.lastIndexOf(',');
	if (point < 0 && comma < 0) return null;
	if (point >= 0 && comma >= 0) return point > comma ? '.' : ',';
	const sign: Decimal = point >= 0 ? '.' : ',';
	const [whole = '', ...rest] = digits.split(sign);
	if (rest.length > 1) return sign === '.' ? ',' : '.';
	const isLikeThousands = rest[0]?.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
	return isLikeThousands ? 'ask' : sign;
}

/** Guesses a column's decimal sign from its cells. `1.234` alone could be either: `ask`. */
export function guessDecimal(cells: Iterable<string>): DecimalGuess {
	const found = evidenceIn(cells, evidence);
	if (found.size === 0) return null;
	if (found.has('.') && found.has(',')) return 'ask';
	return found.has('.') ? '.' : found.has(',') ? ',' : 'ask';
}

/** What to ask about, where the guess is `ask`: a number that fits either sign, else two at odds. */
export function doubtfulNumbers(cells: Iterable<string>): string[] {
	return doubtful(evidenceIn(cells, evidence), '.', ',');
}

/** Whether a cell is a number in any notation, with or without a currency. */
export function isNumeric(cell: string): boolean {
	return amountIn(cell) !== null;
}

/** The number in a cell such as `1 234,56`, `RM 1,234.50` or `9 000 Kč`; null when it is none. */
export function readNumber(cell: string, decimal: Decimal): number | null {
	const amount = amountIn(cell);
	if (!amount) return null;
	const group = decimal === '.' ? ',' : '.';
	const grouped = new RegExp(`^\\d{1,3}(\\${group}\\d{3})+(\\${decimal}\\d+)?$`);
	const plain = new RegExp(`^\\d+(\\${decimal}\\d*)?$`);
	if (!grouped.test(amount.digits) && !plain.test(amount.digits)) return null;
	const value = Number(amount.digits.replaceAll(group, '').replace(decimal, '.'));
	return amount.isNegative ? -value : value;
}

/** The currency written beside the number, as an ISO code; null when there is none that is known. */
export function currencyIn(cell: string): string | null {
	return currencyOf(amountIn(cell)?.unit ?? cell.trim());
}
