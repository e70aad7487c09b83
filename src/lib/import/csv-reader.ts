import type { Answer, Wish } from './csv-worker.ts';
import type { Reading } from './parsing.ts';
import { FileError } from './problems.ts';
import type { TableView } from './table-view.ts';

/**
 * A file in the hands of a worker, so that the page stays quick whatever its size. Wishes are granted
 * one after the other; each rejects with FileError when the file cannot be taken.
 */
export class CsvReader {
	#worker: Worker | null = null;
	#last: Promise<unknown> = Promise.resolve();

	/** @param onRows told how many rows were read so far */
	read(
		source: File | string,
		reading: Reading,
		onRows?: (count: number) => void
	): Promise<TableView> {
		return this.#ask({ do: 'read', source, reading }, onRows) as Promise<TableView>;
	}

	/** The rows as lines of JSON, with the cells of these columns. */
	rows(columns: number[]): Promise<Blob> {
		return this.#ask({ do: 'write', columns }) as Promise<Blob>;
	}

	/** The different values of a column, the commonest first. */
	values(column: number, limit: number): Promise<string[]> {
		return this.#ask({ do: 'values', column, limit }) as Promise<string[]>;
	}

	/** Refused rows as CSV, with the words for why. */
	badRows(reasons: Map<number, string>, titles: { row: string; reason: string }): Promise<Blob> {
		return this.#ask({ do: 'writeBad', reasons, titles }) as Promise<Blob>;
	}

	close(): void {
		this.#worker?.terminate();
	}

	#ask(wish: Wish, onRows?: (count: number) => void): Promise<unknown> {
		const granted = this.#last.then(() => this.#grant(wish, onRows));
		this.#last = granted.catch(() => {});
		return granted;
	}

	#grant(wish: Wish, onRows?: (count: number) => void): Promise<unknown> {
		const worker = (this.#worker ??= new Worker(new URL('./csv-worker.ts', import.meta.url), {
			type: 'module'
		}));
		return new Promise((resolve, reject) => {
			worker.onmessage = ({ data }: MessageEvent<Answer>) => {
				if (data.is === 'rows') onRows?.(data.count);
				else if (data.is === 'done') resolve(data.result);
				else reject(new FileError(data.problem, data.row));
			};
			worker.onerror = (event) => {
				// Only errors of a program that runs have words; one that was not fetched never answers.
				const isRunning = 'message' in event;
				if (!isRunning) this.#worker = null;
				reject(new FileError(isRunning ? 'unreadable' : 'offline'));
			};
			worker.postMessage(wish);
		});
	}
}
