import Papa from 'papaparse';
import type { Table } from './tables.ts';

/** The line of a row, with the cells of these columns: `[2,"Acme","…"]`. */
function* lines({ rows }: Table, columns: readonly number[]): Iterable<string> {
	for (const { number, cells } of rows) {
		yield JSON.stringify([number, ...columns.map((i) => cells[i] ?? '')]) + '\n';
	}
}

/** The rows as lines of JSON, in pieces of a few thousand letters. */
export function* writtenRows(table: Table, columns: readonly number[]): Iterable<string> {
	let piece = '';
	for (const line of lines(table, columns)) {
		piece += line;
		if (piece.length < 65_536) continue;
		yield piece;
		piece = '';
	}
	if (piece !== '') yield piece;
}

/**
 * Refused rows as CSV with the reason of each in front. Cells that a spreadsheet would take for a
 * formula are neutralised by an apostrophe, which reading takes off again.
 */
export function writtenBadRows(
	{ headers, rows }: Table,
	reasons: ReadonlyMap<number, string>,
	titles: { row: string; reason: string }
): string {
	const bad = rows.filter(({ number }) => reasons.has(number));
	return writtenCsv([
		[titles.row, titles.reason, ...headers],
		...bad.map((row) => [row.number, reasons.get(row.number)!, ...row.cells])
	]);
}

/** Cells as CSV with a byte order mark, so that spreadsheets read its letters right; neutralised. */
export function writtenCsv(cells: (string | number)[][]): string {
	return `\ufeff${Papa.unparse(cells, { escapeFormulae: true })}\r\n`;
}
