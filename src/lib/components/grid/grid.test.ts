import { describe, expect, it } from 'vitest';
import type { Deal } from '#lib/model/deals.ts';
import { sortFrom, sortText } from '#lib/model/sorting.ts';
import { isWithin, nextSort, Sorter, type Column } from './columns.ts';
import { placeAfter, placeBeside } from './grid-keys.ts';
import { scrollTo, visibleRows } from './visible-rows.ts';

const deal = (title: string, amount?: number): Deal => ({
	id: title,
	title,
	stage: 's',
	rank: 'a0',
	...(amount === undefined ? {} : { value: { amount, currency: 'EUR' } })
});

const deals = [deal('Šatňa', 300), deal('Strecha'), deal('Tehly', 100)];

const value: Column<Deal> = {
	key: 'value',
	label: 'Value',
	field: { kind: 'money' },
	width: 100,
	value: (row) => row.value && { ...row.value },
	text: (row) => String(row.value?.amount ?? '')
};

const title: Column<Deal> = {
	...value,
	key: 'title',
	field: { kind: 'text' },
	value: (row) => row.title,
	text: (row) => row.title
};

const titles = (rows: Deal[]) => rows.map((row) => row.title);

describe('sorting', () => {
	const slovak = new Intl.Collator('sk').compare;

	it('puts rows without a value last both ways', () => {
		expect(titles(new Sorter<Deal>().sorted(deals, value, false, slovak))).toEqual([
			'Tehly',
			'Šatňa',
			'Strecha'
		]);
		expect(titles(new Sorter<Deal>().sorted(deals, value, true, slovak))).toEqual([
			'Šatňa',
			'Tehly',
			'Strecha'
		]);
	});

	it('knows what comes after a row, rows without a value among it', () => {
		const [satna, strecha, tehly] = deals as [Deal, Deal, Deal];
		const isIn = (row: Deal, last: Deal, isDown: boolean) =>
			isWithin(row, last, value, isDown, slovak);
		expect([isIn(tehly, satna, false), isIn(satna, tehly, false)]).toEqual([true, false]);
		expect([isIn(tehly, satna, true), isIn(satna, tehly, true)]).toEqual([false, true]);
		for (const isDown of [false, true]) {
			expect([isIn(strecha, satna, isDown), isIn(satna, strecha, isDown)]).toEqual([false, true]);
			expect(isIn(satna, deal('Schody', 300), isDown)).toBe(true);
		}
	});

	it('sorts texts by the language', () => {
		expect(titles(new Sorter<Deal>().sorted(deals, title, false, slovak))).toEqual([
			'Strecha',
			'Šatňa',
			'Tehly'
		]);
	});

	it('sorts again after an edit', () => {
		const sorter = new Sorter<Deal>();
		sorter.sorted(deals, value, false, slovak);
		const edited = [deals[0]!, deal('Strecha', 200), deals[2]!];
		expect(titles(sorter.sorted(edited, value, false, slovak))).toEqual([
			'Tehly',
			'Strecha',
			'Šatňa'
		]);
	});

	it('a column is clicked upwards, downwards, and off', () => {
		const up = nextSort(null, 'title');
		const down = nextSort(up, 'title');
		expect([sortText(up), sortText(down), nextSort(down, 'title')]).toEqual([
			'title',
			'-title',
			null
		]);
		expect(sortFrom('-title')).toEqual(down);
	});
});

describe('rows in sight', () => {
	const sight = { top: 3600, height: 360, rowHeight: 36 };

	it('draws few of twenty thousand', () => {
		const rows = visibleRows(sight, 20_000, -1);
		expect(rows[0]).toBe(92);
		expect(rows.length).toBe(26);
	});

	it('are all of a short table', () => {
		expect(visibleRows(sight, 100, -1)).toHaveLength(100);
		expect(visibleRows(sight, 101, -1).length).toBeLessThan(40);
	});

	it('keeps the row of the active cell', () => {
		expect(visibleRows(sight, 20_000, 3)).toContain(3);
	});

	it('scrolls no further than needed', () => {
		expect(scrollTo(99, sight)).toBe(3564);
		expect(scrollTo(100, sight)).toBeNull();
		expect(scrollTo(110, sight)).toBe(3636);
	});
});

describe('keys', () => {
	const extent = { rows: 3, columns: 4, page: 10 };
	const key = (name: string, ctrlKey = false) => ({ key: name, ctrlKey, metaKey: false });

	it('arrows stop at the edges', () => {
		expect(placeAfter({ row: 0, column: 0 }, key('ArrowUp'), extent)).toEqual({
			row: 0,
			column: 0
		});
		expect(placeAfter({ row: 1, column: 3 }, key('ArrowRight'), extent)).toEqual({
			row: 1,
			column: 3
		});
		expect(placeAfter({ row: 1, column: 1 }, key('End', true), extent)).toEqual({
			row: 2,
			column: 3
		});
		expect(placeAfter({ row: 1, column: 1 }, key('x'), extent)).toBeNull();
	});

	it('Tab reads on to the next row, and leaves at the end', () => {
		expect(placeBeside({ row: 0, column: 3 }, false, extent)).toEqual({ row: 1, column: 0 });
		expect(placeBeside({ row: 2, column: 3 }, false, extent)).toBeNull();
		expect(placeBeside({ row: 0, column: 0 }, true, extent)).toBeNull();
	});
});
