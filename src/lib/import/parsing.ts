import Papa from 'papaparse';
import { guessDelimiter, type Delimiter } from './delimiters.ts';
import { checkBytes, decoded, guessEncoding, type Encoding } from './encodings.ts';
import { FileError, LIMITS, type FileProblem } from './problems.ts';
import { tableFrom, type Table } from './tables.ts';

/** How to read a file; what is absent is guessed. */
export interface Reading {
	encoding?: Encoding;
	delimiter?: Delimiter;
	hasHeader?: boolean;
}

export interface ReadTable extends Table {
	/** Null for pasted text. */
	encoding: Encoding | null;
	delimiter: Delimiter;
}

/** Excel writes `sep=;` before the header for its own use. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/i;

function parsedRows(text: string, delimiter: Delimiter, onRows: (rows: number) => void) {
	const all: string[][] = [];
	const failed: { error?: FileError } = {};
	const fail = (problem: FileProblem, row?: number) =>
		(failed.error ??= new FileError(problem, row));
	const config: Papa.ParseLocalConfig<string[]> & { download: false; worker: false } = {
		download: false,
		worker: false,
		delimiter,
		chunkSize: 1024 * 1024,
		chunk: ({ data, errors }, parser) => {
			const open = errors.find((error) => isOpenQuote(error, data));
			if (open) fail('openQuote', all.length + (open.row ?? 0) + 1);
			for (const row of data) all.push(row);
			onRows(all.length);
			// Empty rows count as well here: this bounds the work.
			if (all.length > LIMITS.rows * 2) fail('tooManyRows');
			if (data.some((row) => row.length > LIMITS.columns)) fail('unreadable');
			if (failed.error) parser.abort();
		},
		complete: () => {}
	};
	Papa.parse<string[]>(text, config);
	if (failed.error) throw failed.error;
	return all;
}

/** Whether a quotation mark has taken in what follows it: to the end, or to the next mark in another row. */
function isOpenQuote({ code, row = 0 }: Papa.ParseError, data: readonly string[][]): boolean {
	if (code === 'MissingQuotes') return true;
	return code === 'InvalidQuotes' && (data[row] ?? []).some((cell) => /[\r\n]/.test(cell));
}

/**
 * Reads pasted or decoded text as a table.
 *
 * @throws FileError when it is empty, too long, or no table
 */
export function readText(
	text: string,
	reading: Reading = {},
	onRows = (_rows: number) => {}
): ReadTable {
	if (text.trim() === '') throw new FileError('empty');
	const separator = SEPARATOR_LINE.exec(text);
	const body = separator ? text.slice(separator[0].length) : text.replace(/^\ufeff/, '');
	const delimiter = reading.delimiter ?? guessDelimiter(body);
	const table = tableFrom(parsedRows(body, delimiter, onRows), reading.hasHeader);
	if (table.rows.length > LIMITS.rows) throw new FileError('tooManyRows');
	return { ...table, encoding: null, delimiter };
}

/**
 * Reads the bytes of a file as a table.
 *
 * @throws FileError when it is no text, in another encoding, empty, too large, or no table
 */
export function readBytes(
	bytes: Uint8Array,
	reading: Reading = {},
	onRows?: (rows: number) => void
): ReadTable {
	checkBytes(bytes);
	const encoding = reading.encoding ?? guessEncoding(bytes);
	return { ...readText(decoded(bytes, encoding), reading, onRows), encoding };
}
