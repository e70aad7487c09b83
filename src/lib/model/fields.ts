import { generateKeyBetween } from 'fractional-indexing';
import { isId } from './ids.ts';
import type { Json } from './json.ts';
import { isMoney } from './money.ts';
import { RANK_LIMIT } from './ranks.ts';
import type { Section } from './sections.ts';

/**
 * What kind of value a field holds. `set` and `lease` stand in a record as one key per element: a set's
 * are true, a lease's say until when they hold, in milliseconds. What is `opaque` only the server writes,
 * and checks where it comes in.
 */
export type FieldKind =
	| 'text'
	| 'paragraph'
	| 'email'
	| 'phone'
	| 'url'
	| 'number'
	| 'percent'
	| 'money'
	| 'day'
	| 'instant'
	| 'flag'
	| 'choice'
	| 'link'
	| 'set'
	| 'lease'
	| 'opaque'
	| 'rank';

export interface Field {
	kind: FieldKind;
	/** The collection that a `link` or the elements of a `set` or `lease` point into. */
	to?: string;
	/** The values of a `choice`. */
	options?: readonly string[];
	/** A `number` that names a year. */
	isYear?: boolean;
	/** A `number` that counts something: whole, from 1 to this. */
	atMost?: number;
	/** A record without it is refused, and it cannot be emptied. */
	required?: boolean;
	/** Only the server writes it. */
	byServer?: boolean;
	/** Reading it needs this section as well (a member's e-mail needs `members`). */
	section?: Section;
}

const TEXT_LIMIT = 500;
const PARAGRAPH_LIMIT = 20_000;
/** The last instant that a date can name. */
const LAST_INSTANT = 8.64e15;

/** Why a value does not fit a field; the words are in the catalogue under `invalid.{code}`. */
export type Misfit =
	| 'required'
	| 'text'
	| 'long'
	| 'number'
	| 'percent'
	| 'money'
	| 'day'
	| 'instant'
	| 'flag'
	| 'choice'
	| 'link'
	| 'rank';

/** What is wrong with a value for a field, or null. `null` (no value) fits unless required. */
export function misfit(field: Field, value: Json): Misfit | null {
	if (value === null) return field.required ? 'required' : null;
	switch (field.kind) {
		case 'text':
		case 'email':
		case 'phone':
		case 'url':
			return textMisfit(value, TEXT_LIMIT, field.required);
		case 'paragraph':
			return textMisfit(value, PARAGRAPH_LIMIT, field.required);
		case 'number':
			return isNumber(value, field.atMost) ? null : 'number';
		case 'percent':
			return typeof value === 'number' && value >= 0 && value <= 100 ? null : 'percent';
		case 'money':
			return isMoney(value) ? null : 'money';
		case 'day':
			return isDay(value) ? null : 'day';
		case 'instant':
		case 'lease':
			return isInstant(value) ? null : 'instant';
		case 'flag':
		case 'set':
			return value === true ? null : 'flag';
		case 'choice':
			return typeof value === 'string' && field.options?.includes(value) ? null : 'choice';
		case 'opaque':
			return null;
		case 'link':
			return isId(value) ? null : 'link';
		case 'rank':
			return isRank(value) ? null : 'rank';
	}
}

function isNumber(value: Json, atMost?: number): boolean {
	if (typeof value !== 'number' || !Number.isFinite(value)) return false;
	return atMost === undefined || (Number.isInteger(value) && value >= 1 && value <= atMost);
}

function isInstant(value: Json): boolean {
	return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= LAST_INSTANT;
}

/** Whether others can be placed before and after it: not every word is a rank. */
function isRank(value: Json): boolean {
	if (typeof value !== 'string' || value.length > RANK_LIMIT) return false;
	try {
		return generateKeyBetween(value, null) > value;
	} catch {
		return false;
	}
}

function textMisfit(value: Json, limit: number, required = false): Misfit | null {
	// Half a surrogate pair would become another letter on its way through UTF-8.
	if (typeof value !== 'string' || value.includes('\u0000') || !value.isWellFormed()) return 'text';
	if (required && value.trim() === '') return 'required';
	return value.length > limit ? 'long' : null;
}

/** Whether a record holds one key for each element of the field. */
export function isOfElements({ kind }: Pick<Field, 'kind'>): boolean {
	return kind === 'set' || kind === 'lease';
}

/** True for a day of the calendar written `yyyy-mm-dd`. */
export function isDay(value: unknown): value is string {
	if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
	const date = new Date(`${value}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
