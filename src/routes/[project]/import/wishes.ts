import { FileError, type FileProblem } from '#lib/import/problems.ts';
import {
	writtenOrder,
	type BadRow,
	type ImportOrder,
	type ImportProgress,
	type Rehearsal
} from '#lib/import/orders.ts';

/** A server that does not answer for so long counts as out of reach, in ms; and one that takes rows in. */
const PATIENCE = 30_000;
const PARCEL_PATIENCE = 10 * 60_000;

/** `conflict`, as while another import runs, and `limited`. */
const PASSING = new Set([409, 429]);

const UNHEARD = new Set<FileProblem>(['offline', 'notCancelled', 'notUndone']);

/** What the server said against a wish, in words for people. */
export class Refused extends Error {
	override name = 'Refused';
	/** Of HTTP. */
	readonly status: number;

	constructor(message: string, status: number) {
		super(message);
		this.status = status;
	}
}

/** Whether no answer came, or none that says anything of the wish. */
export function isUnanswered(error: unknown): boolean {
	if (error instanceof Refused) return error.status >= 500;
	return error instanceof FileError && error.problem === 'offline';
}

/** Whether the same wish may be granted another time: nobody answered, or there was too much at once. */
export function mayPass(error: unknown): boolean {
	if (error instanceof FileError) return UNHEARD.has(error.problem);
	return error instanceof Refused && (isUnanswered(error) || PASSING.has(error.status));
}

async function ask<T>(path: string, init?: RequestInit, patience = PATIENCE): Promise<T> {
	let response: Response;
	try {
		response = await fetch(path, { ...init, signal: AbortSignal.timeout(patience) });
	} catch {
		throw new FileError('offline');
	}
	return answered(response);
}

/**
 * What an answer holds. The server always says in words why not; without them, whatever stands before
 * it has answered, in words that are nobody's language.
 */
export async function answered<T>(response: Response): Promise<T> {
	// Null as well when the answer broke off in the middle.
	const body = (await response.json().catch(() => null)) as (T & { message?: string }) | null;
	if (response.ok && body) return body;
	if (body?.message) throw new Refused(body.message, response.status);
	throw new FileError(response.status === 413 ? 'tooMuchAtOnce' : 'offline');
}

/** Rows go up by slow lines, too. */
function send<T>(path: string, order: ImportOrder, rows: Blob): Promise<T> {
	const parcel = {
		method: 'POST',
		headers: { 'content-type': 'application/x-ndjson' },
		body: new Blob([writtenOrder(order), rows])
	};
	return ask(path, parcel, PARCEL_PATIENCE);
}

/**
 * The server's side of imports in one project. Everything rejects with Refused, or with FileError
 * `offline` or `tooMuchAtOnce`.
 */
export function importsOf(slug: string) {
	const base = `/api/${slug}/imports`;
	return {
		rehearse: (order: ImportOrder, rows: Blob) => send<Rehearsal>(`${base}/rehearsal`, order, rows),
		start: (order: ImportOrder, rows: Blob) => send<{ id: string }>(base, order, rows),
		latest: () => ask<ImportProgress[]>(base),
		progress: (id: string) => ask<ImportProgress>(`${base}/${id}`),
		bad: (id: string) => ask<BadRow[]>(`${base}/${id}/bad`),
		cancel: (id: string) => ask<ImportProgress>(`${base}/${id}`, { method: 'DELETE' }),
		undo: (id: string) => ask<ImportProgress>(`${base}/${id}/undo`, { method: 'POST' })
	};
}

export type ImportsOnServer = ReturnType<typeof importsOf>;
