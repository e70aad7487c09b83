import { FileError } from '#lib/import/problems.ts';
import {
	writtenOrder,
	type BadRow,
	type ImportOrder,
	type ImportProgress,
	type Rehearsal
} from '#lib/import/orders.ts';

/** What the server said against a wish, in words for people. */
export class Refused extends Error {
	override name = 'Refused';
}

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
	let response: Response;
	try {
		response = await fetch(path, init);
	} catch {
		throw new FileError('offline');
	}
	const body = (await response.json().catch(() => ({}))) as T & { message?: string };
	if (!response.ok) throw new Refused(body.message ?? response.statusText);
	return body;
}

function parcel(order: ImportOrder, rows: Blob): RequestInit {
	return {
		method: 'POST',
		headers: { 'content-type': 'application/x-ndjson' },
		body: new Blob([writtenOrder(order), rows])
	};
}

/**
 * The server's side of imports in one project. Everything rejects with Refused, or with FileError
 * `offline`.
 */
export function importsOf(slug: string) {
	const base = `/api/${slug}/imports`;
	return {
		rehearse: (order: ImportOrder, rows: Blob) =>
			ask<Rehearsal>(`${base}/rehearsal`, parcel(order, rows)),
		start: (order: ImportOrder, rows: Blob) => ask<{ id: string }>(base, parcel(order, rows)),
		latest: () => ask<ImportProgress[]>(base),
		progress: (id: string) => ask<ImportProgress>(`${base}/${id}`),
		bad: (id: string) => ask<BadRow[]>(`${base}/${id}/bad`),
		cancel: (id: string) => ask<ImportProgress>(`${base}/${id}`, { method: 'DELETE' }),
		undo: (id: string) => ask<ImportProgress>(`${base}/${id}/undo`, { method: 'POST' })
	};
}

export type ImportsOnServer = ReturnType<typeof importsOf>;
