import type { BadRow, ImportOrder, ImportProgress, KeptRecord } from '#lib/import/orders.ts';
import type { CollectionName } from '#lib/model/collections.ts';
import { note } from '../audit/audit-log.ts';
import type { Db } from '../db/connection.ts';
import { and, asc, desc, eq, isNull, sql } from '../db/drizzle.ts';
import { changes, importBadRows, imports, type ImportStatus } from '../db/schema.ts';

export type ImportRow = typeof imports.$inferSelect;

/** Who asked for an import, or for its undoing, and from where. */
export interface Begun {
	id: string;
	memberId: string;
	address?: string | undefined;
}

/** What one slice did. */
export interface Slice {
	done: number;
	created: number;
	skipped: number;
	bad: BadRow[];
}

/** A record that an import made, by the `seq` of the change that made it. */
export interface Made {
	collection: CollectionName;
	id: string;
	seq: number;
}

const ENDED: ImportStatus[] = ['done', 'cancelled', 'failed', 'undone'];

/** The rows of imports in SQL. Reads the change log, and never writes it. */
export class ImportTable {
	readonly #db: Db;

	constructor(db: Db) {
		this.#db = db;
	}

	/** A new import, together with its row of the audit log. */
	add(project: string, begun: Begun, order: ImportOrder, now: number): void {
		const { id, memberId: member } = begun;
		const { into, fileName, total } = order;
		const mapping = JSON.stringify(order);
		const named = { id, project, member, into, fileName, total, mapping };
		this.#db.transaction((tx) => {
			tx.insert(imports)
				.values({ ...named, status: 'running', createdAt: now })
				.run();
			this.#note(project, 'imported', begun, into, total);
		});
	}

	find(project: string, id: string): ImportRow | undefined {
		return this.#db
			.select()
			.from(imports)
			.where(and(eq(imports.project, project), eq(imports.id, id)))
			.get();
	}

	/** The newest imports of a project, the latest first. */
	latest(project: string, count: number): ImportRow[] {
		return this.#db
			.select()
			.from(imports)
			.where(eq(imports.project, project))
			.orderBy(desc(imports.createdAt))
			.limit(count)
			.all();
	}

	/** What a stop of the server has left half done. */
	unfinished(): ImportRow[] {
		return this.#db.select().from(imports).where(isNull(imports.endedAt)).all();
	}

	/** The caller holds the transaction of the slice, so that rows count as done exactly when they are. */
	advance(id: string, slice: Slice): void {
		this.#db
			.update(imports)
			.set({
				done: sql`${imports.done} + ${slice.done}`,
				created: sql`${imports.created} + ${slice.created}`,
				skipped: sql`${imports.skipped} + ${slice.skipped}`,
				bad: sql`${imports.bad} + ${slice.bad.length}`
			})
			.where(eq(imports.id, id))
			.run();
		if (slice.bad.length === 0) return;
		const rows = slice.bad.map((bad) => ({ import: id, ...bad }));
		this.#db.insert(importBadRows).values(rows).onConflictDoNothing().run();
	}

	setStatus(id: string, status: ImportStatus, now: number): void {
		const endedAt = ENDED.includes(status) ? now : null;
		this.#db.update(imports).set({ status, endedAt }).where(eq(imports.id, id)).run();
	}

	/** From here on it is being undone, whatever happens to the server; with its row of the audit log. */
	beginUndo(project: string, begun: Begun): void {
		const undoing = { status: 'undoing', undoer: begun.memberId, endedAt: null } as const;
		this.#db.transaction((tx) => {
			const where = eq(imports.id, begun.id);
			const [row] = tx.update(imports).set(undoing).where(where).returning().all();
			this.#note(project, 'importUndone', begun, row!.into, row!.created);
		});
	}

	#note(project: string, kind: 'imported' | 'importUndone', begun: Begun, into: string, n: number) {
		const { id, memberId: member, address = null } = begun;
		const collection = into as CollectionName;
		note(this.#db, project, { kind, member, address, collection, facts: { import: id, n } });
	}

	setKept(id: string, kept: readonly KeptRecord[]): void {
		this.#db
			.update(imports)
			.set({ kept: JSON.stringify(kept) })
			.where(eq(imports.id, id))
			.run();
	}

	bad(id: string, limit: number): BadRow[] {
		const rows = this.#db
			.select()
			.from(importBadRows)
			.where(eq(importBadRows.import, id))
			.orderBy(asc(importBadRows.row))
			.limit(limit)
			.all();
		return rows.map(({ row, reason, column, value }) => ({
			row,
			reason: reason as BadRow['reason'],
			...(column === null ? {} : { column }),
			...(value === null ? {} : { value })
		}));
	}

	/** Every record that an import made, the last one first. */
	made(project: string, importId: string): Made[] {
		const rows = this.#db
			.select({ collection: changes.collection, id: changes.record, seq: changes.seq })
			.from(changes)
			.where(
				and(eq(changes.project, project), eq(changes.importId, importId), eq(changes.field, ''))
			)
			.orderBy(desc(changes.seq))
			.all();
		return rows as Made[];
	}
}

/** An order may be long, and this is asked often: the key, which the schema puts first, is read alone. */
function keyOf(mapping: string): string | undefined {
	return /^\{"key":"([\w-]+)"/.exec(mapping)?.[1];
}

export function progressOf(row: ImportRow): ImportProgress {
	const { id, fileName, status, total, done, created, skipped, bad, createdAt, endedAt } = row;
	const key = keyOf(row.mapping);
	return {
		id,
		...(key ? { key } : {}),
		into: row.into as ImportProgress['into'],
		fileName,
		status,
		total,
		done,
		created,
		skipped,
		badCount: bad,
		kept: JSON.parse(row.kept) as KeptRecord[],
		memberId: row.member,
		createdAt,
		endedAt
	};
}
