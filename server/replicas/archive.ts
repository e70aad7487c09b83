import type Database from 'better-sqlite3';
import * as Y from 'yjs';
import type { Db } from '../db/connection.ts';

/** A replica as it is stored, without its bytes. */
export interface StoredReplica {
	scope: string;
	epoch: number;
	reading: string;
	writer: number;
	/** The highest `seq` of its snapshot and its updates (rule 9). */
	cursor: number;
}

/** So many updates are kept apart before they are written into the snapshot. */
const UPDATES_KEPT = 2_000;

/** The bytes of a project's replicas: a snapshot each, and the updates after it. */
export class Archive {
	readonly #project: string;
	readonly #sql;
	readonly #pending = new Map<string, number>();

	constructor(db: Db, project: string) {
		this.#project = project;
		this.#sql = prepared(db.$client);
	}

	find(scope: string): StoredReplica | undefined {
		return this.#sql.find.get(this.#project, scope) as StoredReplica | undefined;
	}

	/** Starts a replica anew under a new epoch, never used before, and forgets what was stored of it. */
	begin(scope: string, reading: string): StoredReplica {
		const last = this.find(scope)?.epoch ?? 0;
		const row = {
			scope,
			epoch: Math.max(last + 1, Date.now()),
			reading,
			writer: 0,
			cursor: 0
		};
		this.#sql.dropUpdates.run(this.#project, scope);
		this.#sql.begin.run(this.#project, scope, row.epoch, reading);
		return row;
	}

	/** Fills a document from the stored bytes. */
	fill(doc: Y.Doc, row: StoredReplica): void {
		const { snapshot } = this.#sql.bytes.get(this.#project, row.scope) as {
			snapshot: Buffer | null;
		};
		const updates = this.#sql.updates.all(this.#project, row.scope) as { bytes: Buffer }[];
		this.#pending.set(row.scope, updates.length);
		doc.transact(() => {
			if (snapshot) Y.applyUpdate(doc, snapshot);
			for (const { bytes } of updates) Y.applyUpdate(doc, bytes);
		});
	}

	/** The server's next client id in a replica: small, and never used twice (rule 10). */
	nextWriter(scope: string): number {
		// `get` would give the row though its commit fails.
		const [row] = this.#sql.nextWriter.all(this.#project, scope) as { writer: number }[];
		return row!.writer;
	}

	/** Keeps one update of a document and how far it goes, in the transaction under way. */
	append(scope: string, seq: number, bytes: Uint8Array): void {
		this.#sql.append.run(this.#project, scope, seq, bytes);
		this.#pending.set(scope, (this.#pending.get(scope) ?? 0) + 1);
	}

	isDue(scope: string): boolean {
		return (this.#pending.get(scope) ?? 0) >= UPDATES_KEPT;
	}

	hasUpdates(scope: string): boolean {
		return (this.#pending.get(scope) ?? 0) > 0;
	}

	/** Replaces snapshot and updates by the document as it is, without what was deleted in it. */
	compact(scope: string, doc: Y.Doc, cursor: number): void {
		const bytes = Buffer.from(Y.encodeStateAsUpdate(doc));
		this.#sql.transaction(() => {
			this.#sql.snapshot.run(bytes, cursor, this.#project, scope);
			this.#sql.dropUpdates.run(this.#project, scope);
		});
		this.#pending.set(scope, 0);
	}

	/**
	 * Forgets the bytes of a replica that nobody reads any more. Its row stays: an epoch is never used twice,
	 * and the mark beside the database misses no replica. Whoever reads it again begins it anew.
	 */
	forget(scope: string): void {
		this.#sql.transaction(() => {
			this.#sql.forget.run(this.#project, scope);
			this.#sql.dropUpdates.run(this.#project, scope);
		});
		this.#pending.delete(scope);
	}

	/** Stored replicas that are behind a `seq`, or hold updates beside their snapshot; the oldest first. */
	untidy(seq: number): StoredReplica[] {
		return this.#sql.untidy.all(this.#project, seq, this.#project) as StoredReplica[];
	}
}

/**
 * An edit must not touch a replica's row: its snapshot has megabytes, and SQLite reads a whole row to
 * change a number in it. So the cursor is where the newest update stands.
 */
const STORED = `select scope, epoch, reading, writer, max(cursor, coalesce((
	select seq from replica_updates u where u.project = r.project and u.scope = r.scope
	order by id desc limit 1), 0)) as cursor from replicas r where project = ?`;

function prepared(sql: Database.Database) {
	return {
		find: sql.prepare(`${STORED} and scope = ?`),
		bytes: sql.prepare('select snapshot from replicas where project = ? and scope = ?'),
		begin: sql.prepare(
			`insert into replicas (project, scope, epoch, reading, writer, cursor, snapshot)
			 values (?, ?, ?, ?, 0, 0, null) on conflict do update set epoch = excluded.epoch,
			 reading = excluded.reading, writer = 0, cursor = 0, snapshot = null`
		),
		updates: sql.prepare(
			'select bytes from replica_updates where project = ? and scope = ? order by id'
		),
		nextWriter: sql.prepare(
			'update replicas set writer = writer + 1 where project = ? and scope = ? returning writer'
		),
		append: sql.prepare(
			'insert into replica_updates (project, scope, seq, bytes) values (?, ?, ?, ?)'
		),
		snapshot: sql.prepare(
			'update replicas set snapshot = ?, cursor = ? where project = ? and scope = ?'
		),
		forget: sql.prepare(
			`update replicas set snapshot = null, reading = '' where project = ? and scope = ?`
		),
		dropUpdates: sql.prepare('delete from replica_updates where project = ? and scope = ?'),
		untidy: sql.prepare(
			`select * from (${STORED}) stored where reading <> '' and (cursor < ? or exists (
			 select 1 from replica_updates u where u.project = ? and u.scope = stored.scope))
			 order by cursor`
		),
		transaction: (work: () => void) => sql.transaction(work).immediate()
	};
}
