import type { CollectionName } from '#lib/model/collections.ts';
import { isId } from '#lib/model/ids.ts';
import type { Fields } from '#lib/model/json.ts';
import { isSharing } from '#lib/model/sharing.ts';
import type { Db } from '../db/connection.ts';
import { Due } from './due.ts';
import { followed } from './followed.ts';
import { keyOf, type Change, type StoredRecord } from './record.ts';
import { statements } from './statements.ts';

interface RecordRow {
	id: string;
	fields: string;
	stamps: string;
}

interface ChangeRow extends Omit<Change, 'value'> {
	value: string;
}

const CACHED_RECORDS = 50_000;

/**
 * The SQL side of one project's change log: reads records, writes what a commit made. Statements are
 * prepared once, since every edit passes here. The caller holds the transaction.
 */
export class Store {
	readonly #project: string;
	readonly #cache = new Map<string, StoredRecord | null>();
	readonly #sql;
	/** What the sweeper has to do. */
	readonly due: Due;

	constructor(db: Db, project: string) {
		this.#project = project;
		this.#sql = statements(db.$client);
		this.due = new Due(db, project);
	}

	/** A record, deleted or not; null when it never was. */
	get(collection: CollectionName, id: string): StoredRecord | null {
		// What is not there is remembered too: anybody may ask for anything, of any length.
		if (!isId(id)) return null;
		const key = keyOf(collection, id);
		const known = this.#cache.get(key);
		if (known !== undefined) return known;
		const row = this.#sql.record.get(this.#project, collection, id) as RecordRow | undefined;
		const record = row ? read(collection, row) : null;
		this.#remember(key, record);
		return record;
	}

	/** All records of a collection that are not deleted; with `stages`, only deals that stand in them. */
	*all(
		collection: CollectionName,
		archived?: boolean,
		stages?: readonly string[]
	): Iterable<StoredRecord> {
		const flag = archived === undefined ? null : Number(archived);
		const rows = stages
			? stages.flatMap((stage) =>
					this.#sql.inStage.all(this.#project, collection, flag, flag, stage)
				)
			: this.#sql.all.all(this.#project, collection, flag, flag);
		for (const row of rows as RecordRow[]) {
			yield this.#cache.get(keyOf(collection, row.id)) ?? read(collection, row);
		}
	}

	/** All records of a collection that are deleted. */
	*deleted(collection: CollectionName): Iterable<StoredRecord> {
		const rows = this.#sql.deleted.all(this.#project, collection) as RecordRow[];
		for (const row of rows) yield read(collection, row);
	}

	/** Those of some collections deleted after an instant, the last first; `after` a place in that order. */
	*deletedSince(
		instant: number,
		collections: readonly CollectionName[],
		after: readonly [at: number, id: string] = [Number.MAX_SAFE_INTEGER, '']
	): Iterable<StoredRecord> {
		const names = JSON.stringify(collections);
		const rows = this.#sql.deletedSince.iterate(this.#project, names, instant, ...after);
		for (const row of rows as Iterable<RecordRow & { collection: CollectionName }>)
			yield read(row.collection, row);
	}

	/** The records that link to this one, as `[collection, id]`. */
	linkingTo(id: string): [CollectionName, string][] {
		return named(this.#sql.linking.all(this.#project, id));
	}

	changesOf(tx: string): Change[] {
		return (this.#sql.ofTx.all(this.#project, tx) as ChangeRow[]).map(readChange);
	}

	/** How many changes a tx is. */
	sizeOf(tx: string): number {
		return this.#sql.sizeOfTx.get(this.#project, tx) as number;
	}

	/** The last change of a field before a `seq`. */
	lastBefore(collection: CollectionName, id: string, field: string, seq: number): Change | null {
		const row = this.#sql.lastBefore.get(this.#project, collection, id, field, seq);
		return row ? readChange(row as ChangeRow) : null;
	}

	/** Whether somebody else than `author` has changed a field after a `seq`. */
	isOthersSince(
		collection: CollectionName,
		id: string,
		field: string,
		seq: number,
		author: string
	): boolean {
		return !!this.#sql.othersSince.get(this.#project, collection, id, field, seq, author);
	}

	/** Which records were changed after a `seq`. */
	touchedSince(seq: number): [CollectionName, string][] {
		return named(this.#sql.touched.all(this.#project, seq));
	}

	append(change: Change): void {
		const { seq, tx, collection, record, field, author, at, client, via, importId } = change;
		const value = change.value === null ? null : JSON.stringify(change.value);
		this.#sql.append.run(
			this.#project,
			seq,
			tx,
			collection,
			record,
			field,
			value,
			author,
			at,
			client,
			via,
			importId
		);
	}

	/** Writes a record and those of its links that changed. */
	put(record: StoredRecord): void {
		const { collection, id, fields, stamps } = record;
		const before = this.get(collection, id)?.fields ?? {};
		this.#sql.put.run(
			this.#project,
			collection,
			id,
			JSON.stringify(fields),
			JSON.stringify(stamps),
			fields.deletedAt === undefined ? 0 : 1,
			fields.isArchived === true ? 1 : 0
		);
		this.#link(record, before);
		this.#remember(keyOf(collection, id), record);
	}

	#link({ collection, id, fields, stamps }: StoredRecord, before: Fields): void {
		for (const key of new Set([...Object.keys(fields), ...Object.keys(stamps)])) {
			if (fields[key] === before[key]) continue;
			const target = followed(collection, key, fields[key] ?? null);
			if (target === null) continue;
			if (fields[key] !== undefined) {
				const until = isSharing(key) ? fields[key] : null;
				this.#sql.link.run(this.#project, target, collection, id, key, until);
			} else this.#sql.unlink.run(this.#project, collection, id, key);
		}
	}

	/** Forgets what is remembered: after a failed commit memory may be ahead of SQL. */
	forget(): void {
		this.#cache.clear();
	}

	#remember(key: string, record: StoredRecord | null): void {
		if (this.#cache.size >= CACHED_RECORDS) this.#cache.clear();
		this.#cache.set(key, record);
	}
}

function read(collection: CollectionName, row: RecordRow): StoredRecord {
	return { collection, id: row.id, fields: JSON.parse(row.fields), stamps: JSON.parse(row.stamps) };
}

function readChange(row: ChangeRow): Change {
	return { ...row, value: row.value === null ? null : JSON.parse(row.value) };
}

function named(rows: unknown[]): [CollectionName, string][] {
	const found = rows as { collection: CollectionName; record: string }[];
	return found.map(({ collection, record }) => [collection, record]);
}
