import type { AuditFacts, AuditKind } from '#lib/model/audit.ts';
import type { CollectionName } from '#lib/model/collections.ts';
import { audit } from '../db/audit-schema.ts';
import type { Db } from '../db/connection.ts';

/** Something that somebody did. */
export interface Act {
	kind: AuditKind;
	/** Null: the server itself. */
	member: string | null;
	address: string | null;
	collection?: CollectionName | undefined;
	facts?: AuditFacts;
}

/**
 * Writes acts down, synchronously: an act that is a transaction is written in it, so that neither stands
 * without the other.
 */
export function note(db: Db, project: string, { facts = {}, ...act }: Act, at = Date.now()): void {
	db.insert(audit)
		.values({ project, at, facts, ...act, collection: act.collection ?? null })
		.run();
}
