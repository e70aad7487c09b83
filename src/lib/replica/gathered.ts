import type * as Y from 'yjs';
import { COLLECTION_NAMES, type CollectionName } from '#lib/model/collections.ts';
import { isSame, type Fields, type Json } from '#lib/model/json.ts';
import { partsOf } from './layout.ts';

/** Records by collection and id. */
export type Records = Partial<Record<CollectionName, Record<string, Fields>>>;

/** Every record that a document holds, gathered from its flat keys. */
export function gathered(doc: Y.Doc): Records {
	const all: Records = {};
	for (const collection of COLLECTION_NAMES) {
		const records: Record<string, Fields> = {};
		for (const [key, value] of doc.getMap<Json>(collection).entries()) {
			const parts = partsOf(key);
			if (!parts) continue;
			const fields = (records[parts[0]] ??= {});
			if (parts[1] !== '') fields[parts[1]] = value;
		}
		all[collection] = records;
	}
	return all;
}

/** Tells what differs between two states: a patch by record, or null for one that is gone. */
export function tellDifferences(
	before: Records,
	after: Records,
	tell: (collection: CollectionName, id: string, patch: Fields | null) => void
): void {
	for (const collection of COLLECTION_NAMES) {
		const old = before[collection] ?? {};
		const present = after[collection] ?? {};
		for (const id in present) {
			const patch = difference(old[id], present[id]!);
			if (patch) tell(collection, id, patch);
		}
		for (const id in old) if (!present[id]) tell(collection, id, null);
	}
}

function difference(old: Fields | undefined, present: Fields): Fields | null {
	if (!old) return present;
	const patch: Fields = {};
	let isChanged = false;
	for (const key of new Set([...Object.keys(old), ...Object.keys(present)])) {
		if (isSame(old[key], present[key])) continue;
		patch[key] = present[key] ?? null;
		isChanged = true;
	}
	return isChanged ? patch : null;
}
