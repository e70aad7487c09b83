import type { CollectionName } from '#lib/model/collections.ts';
import type { Fields } from '#lib/model/json.ts';

/** Who wrote a field last: the change's `seq`, its instant, its author, and the journal it came from. */
export type Stamp = readonly [seq: number, at: number, author: string, client: string | null];

/** One record as the change log leaves it. Never changed in place: every write makes another one. */
export interface StoredRecord {
	readonly collection: CollectionName;
	readonly id: string;
	readonly fields: Fields;
	/** By field; '' is the stamp of the record's birth, which stands for every field not written since. */
	readonly stamps: Readonly<Record<string, Stamp>>;
}

/** Who wrote a field last. */
export function stampOf({ stamps }: StoredRecord, field: string): Stamp {
	return stamps[field] ?? stamps['']!;
}

/** One row of the change log. A field of '' says that the record came to be, with all its first fields. */
export interface Change {
	seq: number;
	tx: string;
	collection: CollectionName;
	record: string;
	field: string;
	value: Fields | Fields[string];
	author: string;
	at: number;
	client: string | null;
	via: Via;
	importId: string | null;
}

/** Author of what the server does by itself. */
export const SERVER = 'spolu-server';

/** By which door a change came in; `consequence` follows from another change of its tx. */
export type Via =
	'entry' | 'undo' | 'consequence' | 'server' | 'import' | 'setup' | 'demo' | 'sweep';

/** The record that a change leaves behind. Folding the whole log gives the record table (I3). */
export function afterChange(record: StoredRecord | undefined, change: Change): StoredRecord {
	const stamp: Stamp = [change.seq, change.at, change.author, change.client];
	if (change.field === '') return born(change, stamp);
	if (!record) throw new Error(`change ${change.seq} speaks of a record that is not there`);
	const fields = { ...record.fields };
	if (change.value === null) delete fields[change.field];
	else fields[change.field] = change.value;
	return { ...record, fields, stamps: { ...record.stamps, [change.field]: stamp } };
}

function born(change: Change, stamp: Stamp): StoredRecord {
	const fields = change.value as Fields;
	return { collection: change.collection, id: change.record, fields, stamps: { '': stamp } };
}

/** How a record is named in maps and sets. */
export function keyOf(collection: CollectionName, id: string): string {
	return `${collection} ${id}`;
}
