import type { JournalEntry } from './local-store.ts';
import { JOURNAL_LIMIT } from './messages.ts';

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
