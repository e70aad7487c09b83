import Database from 'better-sqlite3';
import type * as Y from 'yjs';
import { COLLECTION_NAMES } from '#lib/model/collections.ts';
import { HEAD, NUL } from '#lib/replica/layout.ts';
import { fold, Violation, type Row } from '../sync/ledger.ts';
import { personFrom, shown, type Facts, type Lookup } from '../sync/oracle.ts';

/** A replica's entries as text, and the last change that they show; `seq` is 0 for one that is empty. */
export interface Content {
	seq: number;
	entries: Map<string, string>;
}

/** What a document holds. */
export function contentOf(doc: Y.Doc): Content {
	const entries = new Map<string, string>();
	for (const name of COLLECTION_NAMES) {
		for (const [key, value] of doc.getMap(name)) {
			entries.set(`${name} ${key.replace(NUL, '.')}`, stable(value));
		}
	}
	return { seq: doc.getMap<number>(HEAD).get('seq') ?? 0, entries };
}

/** Where two replicas differ, in words; null when they are equal. */
export function difference(found: Content['entries'], wanted: Content['entries']): string | null {
	for (const [key, value] of wanted) {
		if (found.get(key) !== value) return `${key} is ${found.get(key) ?? 'missing'}, not ${value}`;
	}
	for (const key of found.keys()) if (!wanted.has(key)) return `${key} should not be there`;
	return null;
}

/**
 * A project's change log, read from the database file by somebody who is not the server. Throws
 * Violation when its numbers have gaps, or when the record table is not what it folds to (I3).
 */
export class Books {
	readonly rows: Row[];

	constructor(dataDir: string, project: string) {
		const db = new Database(`${dataDir}/spolu.db`, { readonly: true });
		try {
			// All that follows reads the database as it is at one moment.
			db.exec('begin');
			const rows = db.prepare(
				`select seq, tx, collection, record, field, value, author, at, client, via
				 from changes where project = ? order by seq`
			);
			this.rows = (rows.all(project) as Row[]).map((row) => ({
				...row,
				value: row.value === null ? null : JSON.parse(String(row.value))
			}));
			this.#check(db, project);
		} finally {
			db.close();
		}
	}

	get seq(): number {
		return this.rows.length;
	}

	#check(db: Database.Database, project: string): void {
		this.rows.forEach(({ seq }, i) => {
			if (seq !== i + 1) throw new Violation('I3', `seq ${seq} leaves a gap`);
		});
		const head = db.prepare('select seq from projects where id = ?').get(project) as Row;
		if (head.seq !== this.seq) throw new Violation('I3', `the project says it is at ${head.seq}`);
		const records = db
			.prepare('select collection, id, fields from records where project = ?')
			.all(project) as { collection: string; id: string; fields: string }[];
		const folded = this.at(this.seq);
		if (records.length !== folded.size) throw new Violation('I3', 'records that no change made');
		for (const { collection, id, fields } of records) {
			const facts = folded.get(`${collection} ${id}`);
			if (stable(JSON.parse(fields)) !== stable(facts)) {
				throw new Violation('I3', `${collection} ${id} is ${fields}, not ${stable(facts)}`);
			}
		}
	}

	/** The records as they were after a change. */
	at(seq: number): Map<string, Facts> {
		const records = new Map<string, Facts>();
		for (const row of this.rows.slice(0, seq)) fold(records, row);
		return records;
	}

	/** What the replica of a member has to hold after a change, by a second table of rights. */
	replicaOf(member: string, seq = this.seq): Content['entries'] {
		const records = this.at(seq);
		const find: Lookup = (collection, id) => records.get(`${collection} ${id}`) ?? null;
		const person = personFrom(member, { find, all: () => triples(records) });
		const entries = new Map<string, string>();
		for (const [key, facts] of records) {
			const [collection = ''] = key.split(' ');
			const seen = facts.isArchived ? null : shown(person, collection, facts, find);
			if (!seen) continue;
			entries.set(`${key}.`, 'true');
			for (const [field, value] of Object.entries(seen)) {
				entries.set(`${key}.${field}`, stable(value));
			}
		}
		return entries;
	}
}

function* triples(records: ReadonlyMap<string, Facts>): Iterable<[string, string, Facts]> {
	for (const [key, facts] of records) {
		const [collection = '', id = ''] = key.split(' ');
		yield [collection, id, facts];
	}
}

/** JSON that is the same for values that are. */
export function stable(value: unknown): string {
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	if (Array.isArray(value)) return JSON.stringify(value);
	return JSON.stringify(Object.fromEntries(Object.entries(value).sort()));
}
