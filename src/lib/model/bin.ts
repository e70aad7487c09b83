import { COLLECTIONS, COLLECTION_NAMES, type CollectionName } from './collections.ts';
import type { Fields } from './json.ts';
import { hasRight, mayCreate, mayDelete, mayRead } from './rights.ts';
import type { Scope } from './scope.ts';

/** For so many days what was deleted can be restored. */
export const BIN_DAYS = 30;

/** A deleted record as somebody may see it who may restore it. */
export interface BinRow {
	collection: CollectionName;
	id: string;
	/** As they would see it if it were there. */
	fields: Fields;
	/** When the server was told, in milliseconds, and by whom. */
	deletedAt: number;
	deletedBy: string;
	/** What it stood in and was deleted too: it comes back with it, these first. */
	needs: [CollectionName, string][];
	/** The reader may not restore what it stood in. */
	isBlocked: boolean;
}

export interface BinQuery {
	q?: string | undefined;
	collection?: CollectionName | undefined;
	/** Where the page before ended. */
	after?: string | undefined;
	limit?: number | undefined;
}

/** The last deleted first; `next` is where to go on, null at the end. */
export interface BinPage {
	rows: BinRow[];
	next: string | null;
}

/** A record's fields as if it had not been deleted. */
export function aliveAgain({ deletedAt: _, ...fields }: Fields): Fields {
	return fields;
}

/** Whether a scope may bring a record back that is known to be deleted: as if it were there. */
export function mayBringBack(scope: Scope, collection: CollectionName, fields: Fields): boolean {
	const alive = aliveAgain(fields);
	return mayRead(scope, collection, alive) && mayDelete(scope, collection, alive);
}

/** The collections of which a scope may delete, and so restore, at least its own records. */
export function restorable(scope: Scope): CollectionName[] {
	return COLLECTION_NAMES.filter(
		(name) =>
			mayCreate(scope, name) &&
			(!('isContact' in COLLECTIONS[name]) || hasRight(scope, 'deleteContacts'))
	);
}
