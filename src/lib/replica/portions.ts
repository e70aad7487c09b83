import type { Edit } from '#lib/model/entries.ts';
import type { JournalEntry } from './local-store.ts';
import { JOURNAL_LIMIT } from './messages.ts';

/** A tx is judged in one turn and travels in one message. */
const TX_LIMIT = 500;
const TX_BYTES = 1024 * 1024;
/** Half of what a token may carry. */
const PIECE_BYTES = 512 * 1024;

const encoder = new TextEncoder();

/** How long something is on its way. */
export function bytesOf(value: unknown): number {
	return encoder.encode(JSON.stringify(value)).length;
}

/** Whether a journal is too much for one token. */
export function isTooMuch(entries: readonly JournalEntry[]): boolean {
	return entries.length > JOURNAL_LIMIT / 2 || bytesOf(entries) > PIECE_BYTES;
}

/** The first txs that make a piece: `limit` entries or so many bytes, and what the last tx has more. */
export function wholeTxs(
	entries: readonly JournalEntry[],
	limit = JOURNAL_LIMIT / 4
): JournalEntry[] {
	let end = 0;
	let size = 0;
	while (end < Math.min(limit, entries.length) && size < PIECE_BYTES) {
		const { tx } = entries[end]!;
		do size += bytesOf(entries[end++]);
		while (entries[end]?.tx === tx);
	}
	return entries.slice(0, end);
}

/** Edits in portions that each make one tx; those of one record are never torn apart. */
export function portionsOf(edits: readonly Edit[]): Edit[][] {
	const portions: Edit[][] = [];
	let size = 0;
	for (const own of Map.groupBy(edits, (edit) => edit.recordId).values()) {
		const last = portions.at(-1);
		const more = bytesOf(own);
		if (last && last.length + own.length <= TX_LIMIT && size + more <= TX_BYTES) {
			last.push(...own);
			size += more;
		} else {
			portions.push([...own]);
			size = more;
		}
	}
	return portions;
}
