import { doubtfulDays, guessDayOrder, type DayOrderGuess } from './days.ts';
import type { Delimiter } from './delimiters.ts';
import type { Encoding } from './encodings.ts';
import { doubtfulNumbers, guessDecimal, type DecimalGuess } from './numbers.ts';
import type { ReadTable } from './parsing.ts';

/** What a page shows of one column. */
export interface ColumnView {
	header: string;
	/** The first few cells with something in them. */
	samples: string[];
	decimal: DecimalGuess;
	days: DayOrderGuess;
	/** The cells to ask about, where a guess is `ask`: one that fits either way, or two at odds. */
	asked: { decimal: string[]; days: string[] };
}

/** What a page shows of a table; the rows themselves stay where they were read. */
export interface TableView {
	columns: ColumnView[];
	/** The first rows, for the preview. */
	rows: string[][];
	total: number;
	hasHeader: boolean;
	encoding: Encoding | null;
	delimiter: Delimiter;
}

const SAMPLES = 3;
const SHOWN_ROWS = 10;

export function viewOf(table: ReadTable): TableView {
	const { headers, rows, hasHeader, encoding, delimiter } = table;
	return {
		columns: headers.map((header, i) => {
			const cells = rows.map((row) => row.cells[i] ?? '').filter((cell) => cell !== '');
			const [decimal, days] = [guessDecimal(cells), guessDayOrder(cells)];
			return {
				header,
				samples: [...new Set(cells.slice(0, 50))].slice(0, SAMPLES),
				decimal,
				days,
				asked: {
					decimal: decimal === 'ask' ? doubtfulNumbers(cells) : [],
					days: days === 'ask' ? doubtfulDays(cells) : []
				}
			};
		}),
		rows: rows.slice(0, SHOWN_ROWS).map((row) => row.cells),
		total: rows.length,
		hasHeader,
		encoding,
		delimiter
	};
}

/** The different values of a column, the commonest first. */
export function valuesOf(table: ReadTable, column: number, limit: number): string[] {
	const counts = new Map<string, number>();
	for (const { cells } of table.rows) {
		const cell = cells[column] ?? '';
		if (cell !== '') counts.set(cell, (counts.get(cell) ?? 0) + 1);
	}
	return [...counts]
		.sort((a, b) => b[1] - a[1])
		.slice(0, limit)
		.map(([value]) => value);
}
