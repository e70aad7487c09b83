import type { CollectionName } from '#lib/model/collections.ts';
import { afterMove } from '#lib/model/deals.ts';
import type { Edit } from '#lib/model/entries.ts';
import type { Fields } from '#lib/model/json.ts';
import type { StageKind } from '#lib/model/stages.ts';

/** What one edit shows on the screen before the server has answered: a record's birth, or a patch. */
export interface Painted {
	collection: CollectionName;
	id: string;
	isBirth?: boolean;
	patch: Fields;
}

/** What edits look like. A guard paints nothing; an undo brings its own paint. */
export function paintOf(edit: Edit): Painted[] {
	const { collection, recordId: id } = edit;
	if (edit.op === 'create') return [{ collection, id, isBirth: true, patch: edit.fields ?? {} }];
	if (edit.op === 'set') return [{ collection, id, patch: { [edit.field!]: edit.value ?? null } }];
	return [];
}

/** The edits that would bring back what stood before these; `fieldsOf` gives a record's present fields. */
export function inverseOf(
	painted: readonly Painted[],
	fieldsOf: (collection: CollectionName, id: string) => Fields | null,
	at: number
): Painted[] {
	const inverse: Painted[] = [];
	for (const { collection, id, isBirth, patch } of painted) {
		const before = fieldsOf(collection, id);
		if (isBirth || !before) {
			if (isBirth) inverse.push({ collection, id, patch: { deletedAt: at } });
			continue;
		}
		const undone: Fields = {};
		for (const key in patch) undone[key] = before[key] ?? null;
		inverse.push({ collection, id, patch: undone });
	}
	return inverse.reverse();
}

/** A record's fields with paint on them; null when there is no such record. */
export function withPaint(
	base: Fields | null,
	paints: readonly Painted[],
	kindOf: (stage: string) => StageKind,
	at: number
): Fields | null {
	let fields = base;
	for (const { collection, isBirth, patch } of paints) {
		if (!fields && !isBirth) continue;
		const before: Fields | null = fields;
		const next: Fields = isBirth && !fields ? { createdAt: at } : { ...fields };
		const following =
			collection === 'deals' && typeof patch.stage === 'string'
				? afterMove(before, patch, kindOf(patch.stage), at)
				: {};
		for (const [key, value] of Object.entries({ ...following, ...patch })) {
			if (value === null) delete next[key];
			else next[key] = value;
		}
		fields = next;
	}
	return fields;
}
