import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ImportOrder } from '#lib/import/orders.ts';
import { LIMITS } from '#lib/import/problems.ts';
import { SpoluError } from '../errors.ts';
import { readOrder } from './order-schema.ts';

/** What may come in over HTTP: rows as JSON are a little larger than the file they came from. */
const BODY_LIMIT = 60 * 1024 * 1024;

/** Letters in a line: far more than the fields of any record hold together. */
const LINE_LIMIT = 1024 * 1024;

/** Bytes as they come in. */
export type Body = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** An import as it came in: its order, and a line `[number, cell, …]` for each row. */
export interface Parcel {
	order: ImportOrder;
	lines: string[];
}

/**
 * Reads lines of JSON, the order first, while they come in.
 *
 * @throws SpoluError `invalid` when they are too many, too long, or do not begin with an order
 */
export async function readParcel(body: Body): Promise<Parcel> {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	const read = new Lines();
	let size = 0;
	let fault: Error | undefined;
	for await (const bytes of body) {
		size += bytes.length;
		if (size > BODY_LIMIT) throw new SpoluError('invalid', 'import.problem.tooLarge');
		// Whoever stops listening hangs up, and the sender never learns why: the rest may pass by.
		if (fault) continue;
		try {
			read.add(textOf(decoder, bytes));
		} catch (error) {
			fault = error as Error;
		}
	}
	if (fault) throw fault;
	const lines = read.all();
	const order = readOrder(lines.shift() ?? '');
	if (lines.length !== order.total) throw new SpoluError('invalid', 'import.problem.malformed');
	return { order, lines };
}

/** Takes text apart into lines; each letter is touched once, however long its line is. */
class Lines {
	readonly #ended: string[] = [];
	/** The pieces of the line that has not ended. */
	#begun: string[] = [];
	#length = 0;

	/** @throws SpoluError `invalid` for a line that is too long, or one too many */
	add(text: string): void {
		const [first = '', ...following] = text.split('\n');
		this.#grow(first);
		for (const part of following) {
			this.#end();
			this.#grow(part);
		}
		if (this.#ended.length > LIMITS.rows + 1)
			throw new SpoluError('invalid', 'import.problem.tooManyRows');
	}

	/** The last one as well, unless nothing is in it. */
	all(): string[] {
		if (this.#length > 0) this.#end();
		return this.#ended;
	}

	#grow(part: string): void {
		this.#begun.push(part);
		this.#length += part.length;
		if (this.#length > LINE_LIMIT) throw tooLong(this.#begun.join(''));
	}

	#end(): void {
		this.#ended.push(this.#begun.join(''));
		this.#begun = [];
		this.#length = 0;
	}
}

/** A line begins with the number of its row; one that does not is no row of a file. */
function tooLong(line: string): SpoluError {
	const row = /^\[(\d{1,9}),/.exec(line)?.[1];
	if (row === undefined) return new SpoluError('invalid', 'import.problem.malformed');
	return new SpoluError('invalid', 'import.problem.longRow', { row: Number(row) });
}

function textOf(decoder: TextDecoder, bytes: Uint8Array): string {
	try {
		return decoder.decode(bytes, { stream: true });
	} catch {
		throw new SpoluError('invalid', 'import.problem.malformed');
	}
}

/** Keeps the rows of running imports in the data directory, so that a restart can go on with them. */
export class Parcels {
	readonly #folder: string;

	constructor(dataDir: string) {
		this.#folder = path.join(dataDir, 'imports');
	}

	async keep(id: string, { order, lines }: Parcel): Promise<void> {
		await mkdir(this.#folder, { recursive: true, mode: 0o700 });
		await writeFile(this.#place(id), withBreaks([JSON.stringify(order), ...lines]), {
			mode: 0o600,
			flush: true
		});
	}

	/** Rejects when the file is gone or was cut off. */
	async fetch(id: string): Promise<Parcel> {
		const bytes = await readFile(this.#place(id));
		return readParcel(inPieces(bytes));
	}

	async drop(id: string): Promise<void> {
		await rm(this.#place(id), { force: true });
	}

	#place(id: string): string {
		return path.join(this.#folder, `${id}.ndjson`);
	}
}

function* withBreaks(lines: readonly string[]): Iterable<string> {
	for (let i = 0; i < lines.length; i += 500) yield lines.slice(i, i + 500).join('\n') + '\n';
}

/** Large buffers are taken apart between turns of the event loop, not at once. */
async function* inPieces(bytes: Uint8Array): AsyncIterable<Uint8Array> {
	const PIECE = 1024 * 1024;
	for (let i = 0; i < bytes.length; i += PIECE) {
		yield bytes.subarray(i, i + PIECE);
		await new Promise((resolve) => setImmediate(resolve));
	}
}
