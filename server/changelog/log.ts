import { fieldNames, fieldOf, type CollectionName } from '#lib/model/collections.ts';
import { afterMove } from '#lib/model/deals.ts';
import { misfit } from '#lib/model/fields.ts';
import { newId } from '#lib/model/ids.ts';
import type { Fields, Json } from '#lib/model/json.ts';
import type { StageKind } from '#lib/model/stages.ts';
import { SpoluError } from '../errors.ts';
import type { Draft } from './draft.ts';
import type { StoredRecord, Via } from './record.ts';
import { unusedSlug } from './slugs.ts';

/** Who makes a change, and by which door. */
export interface Author {
	member: string;
	via: Via;
	/** The journal the change comes from. */
	client?: string;
	importId?: string;
	/** Milliseconds; the present when absent. */
	at?: number;
	tx?: string;
	/** From where it was asked for over the network. */
	address?: string | undefined;
}

/**
 * The pen of one tx. It checks values, adds what follows from a change, and looks at no rights: entries
 * are judged before they get here, and everything else that writes is the server itself.
 */
export class Log {
	readonly tx: string;
	readonly at: number;
	readonly #draft: Draft;
	readonly #author: Author;

	constructor(draft: Draft, author: Author) {
		this.#draft = draft;
		this.#author = author;
		this.tx = author.tx ?? newId();
		this.at = author.at ?? Date.now();
		if (author.address) draft.cameFrom(author.member, this.tx, author.address);
	}

	get(collection: CollectionName, id: string): Fields | null {
		return this.#draft.get(collection, id)?.fields ?? null;
	}

	/** A record with its stamps, a deleted one too. */
	record(collection: CollectionName, id: string): StoredRecord | null {
		return this.#draft.get(collection, id);
	}

	/** All that are not deleted; with `stages`, only deals that stand in them. */
	all(collection: CollectionName, stages?: readonly string[]): Iterable<StoredRecord> {
		return this.#draft.all(collection, stages);
	}

	/** The `seq` of the last change so far. */
	get seq(): number {
		return this.#draft.seq;
	}

	/** The records that were changed after a `seq`, as they are by now. */
	*touchedSince(seq: number): Iterable<StoredRecord> {
		for (const of of this.#draft.touchedSince(seq)) yield this.#draft.get(...of)!;
	}

	/**
	 * Writes rows of other rooms in the transaction of this work. A throw fails the whole turn, as a full
	 * disk would: check before.
	 */
	alongside(write: () => void): void {
		this.#draft.alongside(write);
	}

	/** Makes a record; `fields` may hold what only the server writes. Throws `invalid`, `conflict`. */
	create(collection: CollectionName, fields: Fields, id = newId()): string {
		if (this.#draft.get(collection, id)) throw new SpoluError('conflict', 'rule.exists');
		const first: Fields = {
			createdAt: this.at,
			createdBy: this.#author.member,
			...compact(fields)
		};
		if (collection === 'pipelines')
			first.slug ??= unusedSlug(String(first.name), (slug) => this.#draft.isTaken(slug));
		Object.assign(first, { ...this.#following(collection, null, first), ...first });
		for (const name of requiredOf(collection)) first[name] ??= null;
		for (const key in first) check(collection, key, first[key]!);
		this.#append(collection, id, '', compact(first), this.#author.via);
		return id;
	}

	/** Changes fields of a record, also of a deleted one. Throws `invalid`, `not_found`. */
	set(collection: CollectionName, id: string, patch: Fields): void {
		const before = this.get(collection, id);
		if (!before) throw new SpoluError('not_found', 'rule.not_found');
		for (const key in patch) {
			check(collection, key, patch[key]!);
			this.#append(collection, id, key, patch[key]!, this.#author.via);
		}
		const following = this.#following(collection, before, patch);
		for (const key in following) {
			if (key in patch || (before[key] ?? null) === following[key]) continue;
			this.#append(collection, id, key, following[key]!, 'consequence');
		}
	}

	/** Gives one field a value and adds nothing that would follow from it: for putting back what was. */
	put(collection: CollectionName, id: string, key: string, value: Json): void {
		this.#append(collection, id, key, value, this.#author.via);
	}

	#following(collection: CollectionName, before: Fields | null, patch: Fields): Fields {
		if (collection !== 'deals' || typeof patch.stage !== 'string') return {};
		const stage = this.get('stages', patch.stage);
		return afterMove(before, patch, (stage?.kind ?? 'active') as StageKind, this.at);
	}

	#append(collection: CollectionName, record: string, field: string, value: Json, via: Via): void {
		const { member, client, importId } = this.#author;
		this.#draft.append({
			tx: this.tx,
			collection,
			record,
			field,
			value,
			author: member,
			at: this.at,
			client: client ?? null,
			via,
			importId: importId ?? null
		});
	}
}

function compact(fields: Fields): Fields {
	const kept: Fields = {};
	for (const key in fields) {
		if (fields[key] !== null && fields[key] !== undefined) kept[key] = fields[key];
	}
	return kept;
}

function requiredOf(collection: CollectionName): string[] {
	return fieldNames(collection).filter((name) => fieldOf(collection, name)?.required);
}

function check(collection: CollectionName, key: string, value: Json): void {
	const field = fieldOf(collection, key);
	const wrong = field ? misfit(field, value) : 'field';
	if (wrong) throw new SpoluError('invalid', `invalid.${wrong}`, { collection, field: key });
}
