import { blob, index, integer, primaryKey, sql, sqliteTable, text } from './drizzle.ts';

export * from './audit-schema.ts';
export * from './auth-schema.ts';
export * from './import-schema.ts';

/** Facts about this database as a whole: its incarnation. */
export const meta = sqliteTable('meta', {
	key: text().primaryKey(),
	value: text().notNull()
});

export const projects = sqliteTable('projects', {
	id: text().primaryKey(),
	slug: text().notNull().unique(),
	name: text().notNull(),
	currency: text().notNull(),
	timeZone: text('time_zone').notNull(),
	language: text().notNull(),
	/** A deal leaves the working set so many days after it was closed. */
	closedDays: integer('closed_days').notNull().default(90),
	/** The `seq` of the last change. */
	seq: integer().notNull().default(0),
	/** Which process may write: checked and never lowered (ARCHITECTURE, larger than one machine). */
	fence: integer().notNull().default(0),
	createdAt: integer('created_at').notNull()
});

/** The change log: append-only, `seq` without gaps per project. */
export const changes = sqliteTable(
	'changes',
	{
		project: text().notNull(),
		seq: integer().notNull(),
		tx: text().notNull(),
		collection: text().notNull(),
		record: text().notNull(),
		/** A field, or '' for the existence of the record. */
		field: text().notNull(),
		value: text(),
		author: text().notNull(),
		at: integer().notNull(),
		/** The journal it came from; null when the server made it. */
		client: text(),
		via: text().notNull(),
		importId: text('import_id')
	},
	(t) => [
		primaryKey({ columns: [t.project, t.seq] }),
		index('changes_by_field').on(t.project, t.collection, t.record, t.field, t.seq),
		index('changes_by_tx').on(t.project, t.tx),
		index('changes_by_import')
			.on(t.project, t.importId)
			.where(sql`import_id is not null`)
	]
);

/** Every record as the change log leaves it; `stamps` says per field who wrote it last, and when. */
export const records = sqliteTable(
	'records',
	{
		project: text().notNull(),
		collection: text().notNull(),
		id: text().notNull(),
		fields: text().notNull(),
		stamps: text().notNull(),
		isDeleted: integer('is_deleted').notNull().default(0),
		isArchived: integer('is_archived').notNull().default(0),
		stage: text().generatedAlwaysAs(sql`json_extract(fields, '$.stage')`)
	},
	(t) => [
		primaryKey({ columns: [t.project, t.collection, t.id] }),
		index('records_by_stage').on(t.project, t.collection, t.isArchived, t.stage),
		index('records_deleted')
			.on(t.project, t.collection)
			.where(sql`is_deleted = 1`)
	]
);

/** Which records point at which: their links, so that dependents are found, and whom they are shared with. */
export const links = sqliteTable(
	'links',
	{
		project: text().notNull(),
		target: text().notNull(),
		collection: text().notNull(),
		record: text().notNull(),
		field: text().notNull(),
		/** When sharing ends. */
		until: integer()
	},
	(t) => [
		primaryKey({ columns: [t.project, t.collection, t.record, t.field] }),
		index('links_by_target').on(t.project, t.target),
		index('links_by_end')
			.on(t.project, t.until)
			.where(sql`until is not null`)
	]
);

/** The journals that were ever presented, and how far each is judged. Never pruned: a device may come back. */
export const clients = sqliteTable(
	'clients',
	{
		project: text().notNull(),
		id: text().notNull(),
		member: text().notNull(),
		clock: integer().notNull(),
		seenAt: integer('seen_at').notNull()
	},
	(t) => [primaryKey({ columns: [t.project, t.id] })]
);

/** What became of entries that were not simply accepted; kept until their author has dealt with them. */
export const outcomes = sqliteTable(
	'outcomes',
	{
		project: text().notNull(),
		client: text().notNull(),
		clock: integer().notNull(),
		member: text().notNull(),
		tx: text().notNull(),
		verdict: text().notNull(),
		isOverlooked: integer('is_overlooked').notNull().default(0),
		rule: text(),
		collection: text().notNull(),
		record: text().notNull(),
		field: text(),
		wanted: text(),
		at: integer().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.project, t.client, t.clock] }),
		index('outcomes_by_member').on(t.project, t.member)
	]
);

/** A replica's snapshot; its bytes together with the updates after it are the whole document. */
export const replicas = sqliteTable(
	'replicas',
	{
		project: text().notNull(),
		scope: text().notNull(),
		epoch: integer().notNull(),
		/** What the scope reads, so that a replica nobody has loaded can be caught up; '' when no member has it. */
		reading: text().notNull(),
		/** The server's own Yjs client id in it, raised at each load. */
		writer: integer().notNull(),
		/** Every change up to this `seq` is in. */
		cursor: integer().notNull(),
		snapshot: blob({ mode: 'buffer' })
	},
	(t) => [primaryKey({ columns: [t.project, t.scope] })]
);

export const replicaUpdates = sqliteTable(
	'replica_updates',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		project: text().notNull(),
		scope: text().notNull(),
		seq: integer().notNull(),
		bytes: blob({ mode: 'buffer' }).notNull()
	},
	(t) => [index('replica_updates_by_scope').on(t.project, t.scope, t.id)]
);
