import Papa from 'papaparse';
import type { ImportOrder } from './orders.ts';
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

/** The first line of an import. */
export function writtenOrder(order: ImportOrder): string {
	return JSON.stringify(order) + '\n';
}

/**
 * Rows as CSV with the reason why each was refused in front. Cells that a spreadsheet would take for a
 * formula are neutralised by an apostrophe, which reading takes off again.
 */
export function writtenBadRows(
	{ headers, rows }: Table,
	reasons: ReadonlyMap<number, string>,
	titles: { row: string; reason: string }
): string {
	const bad = rows.filter(({ number }) => reasons.has(number));
	const cells = bad.map((row) => [row.number, reasons.get(row.number), ...row.cells]);
	const csv = Papa.unparse([[titles.row, titles.reason, ...headers], ...cells], {
		escapeFormulae: true
	});
	return `\ufeff${csv}\r\n`;
}
