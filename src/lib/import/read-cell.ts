import { misfit, type Misfit } from '#lib/model/fields.ts';
import type { Json } from '#lib/model/json.ts';
import { money } from '#lib/model/money.ts';
import { readDay } from './days.ts';
import { readFlag } from './flags.ts';
import { comparable } from './names.ts';
import { currencyIn, readNumber } from './numbers.ts';
import type { BadReason, ColumnOrder } from './orders.ts';
import type { Target } from './targets.ts';

export type Reading = { value: Json } | { bad: BadReason };

const currencies = new Set(Intl.supportedValuesOf('currency'));

export function isCurrency(code: string): boolean {
	return currencies.has(code);
}

function numberFrom(cell: string, column: ColumnOrder): Reading {
	const value = readNumber(cell, column.decimal ?? '.');
	return value === null ? { bad: 'number' } : { value };
}

/** A bare number up to one could be a share of one as well as of a hundred: files write 0.6 for 60 %. */
function percentFrom(cell: string, column: ColumnOrder): Reading {
	const value = readNumber(cell, column.decimal ?? '.');
	const isFraction = value !== null && value > 0 && value <= 1 && !cell.includes('%');
	return value === null || isFraction ? { bad: 'percent' } : { value };
}

/** The currency beside the number goes before the one of the row, and that before the project's. */
function moneyFrom(cell: string, column: ColumnOrder, currency: string): Reading {
	const major = readNumber(cell, column.decimal ?? '.');
	if (major === null) return { bad: 'number' };
	const code = currencyIn(cell) ?? currency;
	return isCurrency(code) ? { value: { ...money(major, code) } } : { bad: 'currency' };
}

function dayFrom(cell: string, column: ColumnOrder): Reading {
	const value = readDay(cell, column.days ?? 'dmy');
	return value === null ? { bad: 'day' } : { value };
}

function flagFrom(cell: string): Reading {
	const value = readFlag(cell);
	return value === null ? { bad: 'flag' } : { value: value || null };
}

function choiceFrom(cell: string, options: readonly string[] = []): Reading {
	const value = options.find((option) => comparable(option) === comparable(cell));
	return value === undefined ? { bad: 'choice' } : { value };
}

type ReadAs = Pick<Target, 'kind'> & { options?: readonly string[] };

function read(target: ReadAs, cell: string, column: ColumnOrder, currency: string): Reading {
	switch (target.kind) {
		case 'percent':
			return percentFrom(cell, column);
		case 'number':
			return numberFrom(cell, column);
		case 'money':
			return moneyFrom(cell, column, currency);
		case 'day':
			return dayFrom(cell, column);
		case 'flag':
			return flagFrom(cell);
		case 'choice':
			return choiceFrom(cell, target.options);
		default:
			return { value: cell };
	}
}

/**
 * What a cell with something in it says, for a target that is no record of its own. Texts are kept as
 * typed, also those that a spreadsheet would take for a formula.
 */
export function readCell(
	target: ReadAs,
	cell: string,
	column: ColumnOrder,
	currency: string
): Reading {
	const reading = read(target, cell, column, currency);
	if ('bad' in reading) return reading;
	const wrong = misfit(target, reading.value);
	return wrong ? { bad: badReasonOf(wrong) } : reading;
}

/** What the words for bad rows call a misfit. */
export function badReasonOf(wrong: Misfit): BadReason {
	switch (wrong) {
		case 'money':
			return 'number';
		case 'instant':
		case 'link':
		case 'rank':
			return 'unfit';
		default:
			return wrong;
	}
}
