/// <reference lib="webworker" />
import { readBytes, readText, type Reading, type ReadTable } from './parsing.ts';
import { FileError, LIMITS, type FileProblem } from './problems.ts';
import { valuesOf, viewOf, type TableView } from './table-view.ts';
import { writtenBadRows, writtenRows } from './written.ts';

/** What a page asks of the worker that holds its file. */
export type Wish =
	| { do: 'read'; source: File | string; reading: Reading }
	| { do: 'write'; columns: number[] }
	| { do: 'values'; column: number; limit: number }
	| { do: 'writeBad'; reasons: Map<number, string>; titles: { row: string; reason: string } };

/** `rows` come while a file is read; one of the others ends the wish. */
export type Answer =
	| { is: 'rows'; count: number }
	| { is: 'done'; result: TableView | Blob | string[] }
	| { is: 'problem'; problem: FileProblem; row: number };

let table: ReadTable | null = null;

async function read(source: File | string, reading: Reading): Promise<TableView> {
	table = null;
	const tell = (count: number) => answer({ is: 'rows', count });
	if (typeof source === 'string') table = readText(source, reading, tell);
	else {
		if (source.size > LIMITS.bytes) throw new FileError('tooLarge');
		table = readBytes(new Uint8Array(await source.arrayBuffer()), reading, tell);
	}
	return viewOf(table);
}

async function grant(wish: Wish): Promise<TableView | Blob | string[]> {
	if (wish.do === 'read') return read(wish.source, wish.reading);
	if (!table) throw new FileError('empty');
	switch (wish.do) {
		case 'write':
			return new Blob([...writtenRows(table, wish.columns)]);
		case 'values':
			return valuesOf(table, wish.column, wish.limit);
		case 'writeBad':
			return new Blob([writtenBadRows(table, wish.reasons, wish.titles)], { type: 'text/csv' });
	}
}

function answer(message: Answer): void {
	self.postMessage(message);
}

self.onmessage = ({ data }: MessageEvent<Wish>) => {
	grant(data).then(
		(result) => answer({ is: 'done', result }),
		(error: unknown) => {
			const { problem, row } = error instanceof FileError ? error : new FileError('unreadable');
			answer({ is: 'problem', problem, row });
		}
	);
};
