import type { CollectionName } from '#lib/model/collections.ts';
import type { JournalEntry } from './local-store.ts';

interface Change {
	tx: string;
	collection: CollectionName;
	recordId: string;
	field?: string;
}

/** Fields that only order things; nobody wants to read them. */
const SILENT = new Set(['rank']);

/** Guards change nothing: they are neither shown nor counted. */
export function changesSomething({ op }: Pick<JournalEntry, 'op'>): boolean {
	return op !== 'guard';
}

/**
 * Entries as people count them: what one edit did to one record is one change. A position is shown
 * only when nothing else changed.
 */
export function changesOf<T extends Change>(entries: readonly T[]): T[][] {
	const groups = new Map<string, T[]>();
	for (const entry of entries) {
		const key = `${entry.tx} ${entry.collection} ${entry.recordId}`;
		const group = groups.get(key);
		if (group) group.push(entry);
		else groups.set(key, [entry]);
	}
	return [...groups.values()];
}

/** The entries of a change that say something. */
export function telling<T extends Change>(change: readonly T[]): readonly T[] {
	const said = change.filter(({ field }) => !SILENT.has(field ?? ''));
	return said.length > 0 ? said : change;
}

type Numbered = Pick<JournalEntry, 'client' | 'clock'>;

/** Whether all of these are among those, by their journals and clocks. */
export function areAmong(these: readonly Numbered[], those: readonly Numbered[]): boolean {
	const known = new Set(those.map(({ client, clock }) => `${client} ${clock}`));
	return these.every(({ client, clock }) => known.has(`${client} ${clock}`));
}
