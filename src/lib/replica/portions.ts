import type { Edit } from '#lib/model/entries.ts';
import type { JournalEntry } from './local-store.ts';
import { JOURNAL_LIMIT } from './messages.ts';

/** A tx is judged in one turn and travels in one message. */
const TX_LIMIT = 500;
const TOKEN_BYTES = 1024 * 1024;

/** Whether a journal is too much for one token. */
export function isTooMuch(entries: readonly JournalEntry[]): boolean {
	return entries.length > JOURNAL_LIMIT / 2 || JSON.stringify(entries).length > TOKEN_BYTES / 2;
}

/** The first `limit` entries, and as many more as belong to the last one's tx: a tx is never split. */
export function wholeTxs(
	entries: readonly JournalEntry[],
	limit = JOURNAL_LIMIT / 4
): JournalEntry[] {
	let end = Math.min(limit, entries.length);
	while (end < entries.length && entries[end]!.tx === entries[end - 1]!.tx) end += 1;
	return entries.slice(0, end);
}

/** Edits in portions that each make one tx; those of one record are never torn apart. */
export function portionsOf(edits: readonly Edit[]): Edit[][] {
	const portions: Edit[][] = [];
	for (const own of Map.groupBy(edits, (edit) => edit.recordId).values()) {
		const last = portions.at(-1);
		if (last && last.length + own.length <= TX_LIMIT) last.push(...own);
		else portions.push([...own]);
	}
	return portions;
}
