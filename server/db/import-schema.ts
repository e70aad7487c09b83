import { index, integer, primaryKey, sqliteTable, text } from './drizzle.ts';

/** `undoing` and `running` are taken up again when the server starts. */
export type ImportStatus = 'running' | 'done' | 'cancelled' | 'failed' | 'undoing' | 'undone';

/** Every import there was. Its rows wait in the file `imports/{id}.ndjson` of the data directory. */
export const imports = sqliteTable(
	'imports',
	{
		id: text().primaryKey(),
		project: text().notNull(),
		/** Who imports: every record is judged by this member's rights. */
		member: text().notNull(),
		/** The collection that the rows become records of. */
		into: text().notNull(),
		fileName: text('file_name').notNull(),
		status: text().$type<ImportStatus>().notNull(),
		/** Rows in the file, without its header. */
		total: integer().notNull(),
		/** Rows dealt with, good and bad ones: where to go on after a crash. */
		done: integer().notNull().default(0),
		created: integer().notNull().default(0),
		/** Rows left out because a record with their name was there already. */
		skipped: integer().notNull().default(0),
		/** How many rows were refused. */
		bad: integer().notNull().default(0),
		/** JSON: which column became which field, and how cells were read. */
		mapping: text().notNull(),
		/** Who undoes it, by whose rights, also after a stop of the server. */
		undoer: text(),
		/** JSON: what the undo had to leave, because a colleague changed it since. */
		kept: text().notNull().default('[]'),
		createdAt: integer('created_at').notNull(),
		endedAt: integer('ended_at')
	},
	(t) => [index('imports_by_project').on(t.project, t.createdAt)]
);

/** The rows that an import refused, with the reason. */
export const importBadRows = sqliteTable(
	'import_bad_rows',
	{
		import: text().notNull(),
		/** Its number in the file; the header is row 1. */
		row: integer().notNull(),
		reason: text().notNull(),
		column: text(),
		value: text()
	},
	(t) => [primaryKey({ columns: [t.import, t.row] })]
);
