import { isDayLike } from './days.ts';
import { isNumeric } from './numbers.ts';
import { FileError } from './problems.ts';

/** A row of cells with its number in the file; the header is row 1, also when there is none. */
export interface NumberedRow {
	number: number;
	cells: string[];
}

export interface Table {
	/** Trimmed; equal ones are told apart as `Phone (2)`; an empty one is `Column 3`. */
	headers: string[];
	rows: NumberedRow[];
	/** False when the first row looked like content, and the headers are made up. */
	hasHeader: boolean;
}

/** Cells that were neutralised for spreadsheets on their way out get their first letter back. */
function cleaned(cell: string): string {
	const bare = cell.trim();
	return /^'[=+\-@]/.test(bare) ? bare.slice(1) : bare;
}

function isContent(cell: string): boolean {
	return isNumeric(cell) || isDayLike(cell) || /^\S+@\S+\.\S+$/.test(cell);
}

/** Whether a first row names the columns: nothing in it is a number, a day or an address. */
function isHeader(cells: readonly string[]): boolean {
	const filled = cells.filter((cell) => cell !== '');
	return filled.length > 0 && !filled.some(isContent);
}

function distinct(headers: readonly string[]): string[] {
	const seen = new Map<string, number>();
	return headers.map((header, i) => {
		const name = header === '' ? `Column ${i + 1}` : header;
		const times = (seen.get(name) ?? 0) + 1;
		seen.set(name, times);
		return times === 1 ? name : `${name} (${times})`;
	});
}

/** Columns without a header and without a single cell are left out. */
function keptColumns(headers: readonly string[], rows: readonly NumberedRow[]): number[] {
	const width = rows.reduce((most, row) => Math.max(most, row.cells.length), headers.length);
	const isFilled = new Array<boolean>(width).fill(false);
	for (const { cells } of rows) {
		cells.forEach((cell, i) => {
			if (cell !== '') isFilled[i] = true;
		});
	}
	return isFilled.flatMap((filled, i) => (filled || headers[i] ? [i] : []));
}

/**
 * Makes a table of parsed rows. Empty rows are skipped and counted; `header` says whether the first
 * row holds the headers, and is guessed when absent.
 *
 * @throws FileError `empty` or `noRows`
 */
export function tableFrom(parsed: readonly string[][], header?: boolean): Table {
	const rows = parsed
		.map((cells, i) => ({ number: i + 1, cells: cells.map(cleaned) }))
		.filter(({ cells }) => cells.some((cell) => cell !== ''));
	const [first] = rows;
	if (!first) throw new FileError('empty');
	const hasHeader = header ?? isHeader(first.cells);
	const content = hasHeader ? rows.slice(1) : rows;
	if (content.length === 0) throw new FileError('noRows');
	const written = hasHeader ? first.cells : [];
	const kept = keptColumns(written, content);
	return {
		headers: distinct(kept.map((i) => written[i] ?? '')),
		rows: content.map(({ number, cells }) => ({
			number,
			cells: kept.map((i) => cells[i] ?? '')
		})),
		hasHeader
	};
}
