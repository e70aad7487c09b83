import type { AuditFacts, AuditKind } from '#lib/model/audit.ts';
import { index, integer, sqliteTable, text } from './drizzle.ts';

/**
 * Who did what that an Admin may have to answer for. Append-only: its triggers refuse every other
 * statement. Holds ids and counts, and no value of a record.
 */
export const audit = sqliteTable(
	'audit',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		project: text().notNull(),
		/** When the server was told, in milliseconds. */
		at: integer().notNull(),
		/** Whose act it is; null: the server's own. */
		member: text(),
		/** From where; null when nobody asked over the network. */
		address: text(),
		kind: text().$type<AuditKind>().notNull(),
		/** The collection of the records that it is about. */
		collection: text(),
		facts: text({ mode: 'json' }).$type<AuditFacts>().notNull()
	},
	(t) => [
		index('audit_by_project').on(t.project, t.id),
		index('audit_by_kind').on(t.project, t.kind, t.id),
		index('audit_by_member').on(t.project, t.member, t.id)
	]
);
