import { COLLECTIONS, fieldOf, isCollectionName, type CollectionName } from './collections.ts';
import { misfit, type Field, type Misfit } from './fields.ts';
import { isId } from './ids.ts';
import type { Fields, Json } from './json.ts';
import { HIDDEN } from './rows.ts';

/**
 * One edit as its author made it. The entries of one `tx` get one verdict.
 *
 * - `create` makes a record with `fields`; `set` gives `field` a value, or none with `null`;
 * - `guard` changes nothing: its tx stands only while `field` still has `value`;
 * - `undo` reverts the author's tx named in `value`; `collection` and `recordId` say where to look.
 */
export interface Entry {
	/** The journal it comes from: one per page load. */
	client: string;
	/** Counts 1, 2, 3 … within its client, without gaps. */
	clock: number;
	tx: string;
	/** Milliseconds, by the author's clock corrected to the server's. */
	at: number;
	/** The highest `seq` that the author had seen. */
	base: number;
	collection: CollectionName;
	recordId: string;
	op: 'create' | 'set' | 'guard' | 'undo';
	field?: string;
	value?: Json;
	fields?: Fields;
}

/** What a page asks for; the journal adds who, when and what was seen. */
export type Edit = Pick<Entry, 'collection' | 'recordId' | 'op' | 'field' | 'value' | 'fields'>;

/** Why an edit was refused. The words are in the catalogue under `rule.{name}`. */
export type Rule =
	| 'invalid'
	| 'not_found'
	| 'forbidden'
	| 'exists'
	| 'guard'
	| 'link'
	| 'assign'
	| 'delete'
	| 'cycle'
	| 'last_one'
	| 'not_empty'
	| 'undo_gone'
	| 'undo_changed'
	| 'malformed';

/** Of what was refused so much is kept for its author, in letters of JSON: more than any edit of a page. */
export const WANTED_LIMIT = 64 * 1024;

export type Verdict = 'accepted' | 'superseded' | 'rejected';

/** What became of one entry. */
export interface Outcome {
	client: string;
	clock: number;
	tx: string;
	verdict: Verdict;
	/** Accepted over a value that the author had not seen. */
	overlooked?: boolean;
	rule?: Rule;
	collection: CollectionName;
	recordId: string;
	field?: string;
	/** What the author wanted, unless it is longer than anything that fits a field. */
	wanted?: Json;
	at: number;
	/**
	 * What stands there now and who put it there, as far as the author may see it; filled at delivery. Of a
	 * record that is deleted (`isDeleted`), the instant of that.
	 */
	now?: { value: Json; author?: string; at?: number; isDeleted?: true } | null;
}

/** What is wrong with the values of an edit, or null. Does not look at rights or at other records. */
export function editMisfit(edit: Edit): Misfit | 'field' | null {
	if (edit.op === 'create') return createMisfit(edit.collection, edit.fields ?? {});
	if (edit.op === 'undo') return isId(edit.value) ? null : 'link';
	if (edit.op === 'guard' && edit.value === HIDDEN) return hiddenMisfit(edit);
	return setMisfit(edit.collection, edit.field ?? '', edit.value ?? null, edit.op === 'guard');
}

/** A link may be guarded as its author sees it. */
function hiddenMisfit({ collection, field = '' }: Edit): Misfit | null {
	return fieldOf(collection, field)?.kind === 'link' ? null : 'link';
}

function setMisfit(collection: CollectionName, key: string, value: Json, mayBeServers: boolean) {
	const field = fieldOf(collection, key);
	if (!field || (field.byServer && !mayBeServers)) return 'field';
	return misfit(field, value);
}

function createMisfit(collection: CollectionName, fields: Fields): Misfit | 'field' | null {
	if (fields.deletedAt !== undefined) return 'field';
	for (const key in fields) {
		const wrong = setMisfit(collection, key, fields[key] ?? null, false);
		if (wrong) return wrong;
	}
	return missingField(collection, fields);
}

function missingField(collection: CollectionName, fields: Fields): 'required' | null {
	const all: Record<string, Field> = COLLECTIONS[collection].fields;
	for (const name in all) {
		if (all[name]?.required && (fields[name] === undefined || fields[name] === null))
			return 'required';
	}
	return null;
}

/** True when a value from outside has the shape of an entry; its content is judged later. */
export function isEntry(value: unknown): value is Entry {
	if (typeof value !== 'object' || value === null) return false;
	const e = value as Record<string, unknown>;
	return (
		isId(e.client) &&
		isId(e.tx) &&
		isId(e.recordId) &&
		isCount(e.clock) &&
		isCount(e.at) &&
		isCount(e.base) &&
		isCollectionName(e.collection) &&
		isOp(e)
	);
}

function isCount(value: unknown): boolean {
	return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isOp(e: Record<string, unknown>): boolean {
	if (e.op === 'create') {
		if (e.field !== undefined) return false;
		if (typeof e.fields !== 'object' || e.fields === null || Array.isArray(e.fields)) return false;
		return Object.values(e.fields).every((value) => isPlain(value));
	}
	if (e.op === 'undo') return isId(e.value) && e.field === undefined;
	if (e.op !== 'set' && e.op !== 'guard') return false;
	return (
		typeof e.field === 'string' &&
		e.field.length <= 100 &&
		e.value !== undefined &&
		isPlain(e.value)
	);
}

/** Values are scalars, short lists, or one flat object: deeper ones would exhaust whoever walks them. */
function isPlain(value: unknown, depth = 2): boolean {
	if (typeof value !== 'object' || value === null) return true;
	return depth > 0 && Object.values(value).every((part) => isPlain(part, depth - 1));
}
