import { misfit, type Field } from '#lib/model/fields.ts';
import type { Json } from '#lib/model/json.ts';
import { money } from '#lib/model/money.ts';
import { readDay } from './days.ts';
import { readFlag } from './flags.ts';
import { folded } from './names.ts';
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
	const value = options.find((option) => folded(option) === folded(cell));
	return value === undefined ? { bad: 'choice' } : { value };
}

function textFrom(cell: string, kind: Field['kind']): Reading {
	const wrong = misfit({ kind }, cell);
	return wrong ? { bad: wrong === 'long' ? 'long' : 'text' } : { value: cell };
}

/**
 * What a cell with something in it says, for a target that is no record of its own. Texts are kept as
 * typed, also those that a spreadsheet would take for a formula.
 */
export function readCell(
	target: Pick<Target, 'kind'> & { options?: readonly string[] },
	cell: string,
	column: ColumnOrder,
	currency: string
): Reading {
	switch (target.kind) {
		case 'number':
		case 'percent':
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
			return textFrom(cell, target.kind);
	}
}
