import type { CollectionName } from './collections.ts';

/** What the audit log tells of. The words are in the catalogue under `data.audit.kind.{kind}`. */
export const AUDIT_KINDS = [
	'signedIn',
	'signInFailed',
	'signedOut',
	'invited',
	'inviteWithdrawn',
	'joined',
	'memberChanged',
	'memberLeft',
	'memberBack',
	'roleChanged',
	'imported',
	'importUndone',
	'exported',
	'deleted',
	'restored'
] as const;

export type AuditKind = (typeof AUDIT_KINDS)[number];

/** Ids and counts, and never a value of a record. */
export interface AuditFacts {
	/** How many records, or rows of a file. */
	n?: number;
	/** The records, the first of many. */
	ids?: string[];
	/** The member it happened to. */
	member?: string;
	/** Names of the fields of a member or a role that were changed; the role, or the roles that they have since. */
	fields?: string[];
	roles?: string[];
	departments?: string[];
	/** The import, or the invite. */
	import?: string;
	invite?: string;
}

/** One row of the audit log, as it is read. */
export interface AuditEntry {
	id: number;
	/** Milliseconds. */
	at: number;
	/** Null: the server's own. */
	member: string | null;
	address: string | null;
	kind: AuditKind;
	collection: CollectionName | null;
	facts: AuditFacts;
	/** What the first of the records are called, as far as they are still there and the reader may see them. */
	names: string[];
}

/** Which rows are asked for. */
export interface AuditQuery {
	kind?: AuditKind | undefined;
	member?: string | undefined;
	/** Only those before the row of this id: where the page before ended. */
	before?: number | undefined;
	limit?: number | undefined;
}

/** The newest of them first; `next` is where to go on, null at the end. */
export interface AuditPage {
	rows: AuditEntry[];
	next: number | null;
}
