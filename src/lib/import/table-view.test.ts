import { expect, test } from 'vitest';
import { readText } from './parsing.ts';
import { viewOf } from './table-view.ts';

/** What a person is asked about a column, of cells one under the other. */
function askedOf(...cells: string[]) {
	const [column] = viewOf(readText(['Value', ...cells].join('\n'), { delimiter: '\t' })).columns;
	return column!.asked;
}

test('a cell is named that can be read with either decimal sign, wherever it stands', () => {
	expect(askedOf('1 234,56', '10', '1.234', '2.345', 'RM 1,234.50').decimal).toEqual(['1.234']);
	expect(askedOf('22', '7,125').decimal).toEqual(['7,125']);
});

test('when every number is plain by itself, two are named that contradict each other', () => {
	expect(askedOf('12', '1,5', '2,5', '1.5').decimal).toEqual(['1,5', '1.5']);
});

test('a day is named that can be read in two orders, else two that contradict each other', () => {
	expect(askedOf('2026-03-04', '05/06/2026').days).toEqual(['05/06/2026']);
	expect(askedOf('31.12.2026', '05/06/2026', '12/31/2026').days).toEqual(['05/06/2026']);
	expect(askedOf('31.12.2026', '12/31/2026').days).toEqual(['31.12.2026', '12/31/2026']);
});

test('where nothing is in doubt, nothing is asked', () => {
	expect(askedOf('1 234,56', '1.234')).toEqual({ decimal: [], days: [] });
	expect(askedOf('31.12.2026', '3/4/2026')).toEqual({ decimal: [], days: [] });
});
