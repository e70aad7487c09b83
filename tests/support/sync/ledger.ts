import type { Db } from '#server/db/connection.ts';
import { Admissions } from './admissions.ts';
import { unlawful } from './lawfulness.ts';
import type { Facts, Lookup } from './oracle.ts';

/** One row of the change log as it stands in SQL. */
export interface Row {
	seq: number;
	tx: string;
	collection: string;
	record: string;
	field: string;
	value: unknown;
	author: string;
	at: number;
	client: string | null;
	via: string;
}

export class Violation extends Error {
	override name = 'Violation';
	readonly invariant: string;

	constructor(invariant: string, message: string) {
		super(`${invariant}: ${message}`);
		this.invariant = invariant;
	}
}

/**
 * The change log as somebody outside the product reads it, row by row right after each COMMIT. It folds
 * the records a second time, judges every author (I4), and knows what each scope was ever shown (I5).
 */
export class Ledger {
	readonly project: string;
	readonly admissions: Admissions;
	/** Which tx an `undo` entry's tx reverts, as its author asked. */
	readonly undoes = new Map<string, string>();
	rows: Row[] = [];
	#records = new Map<string, Facts>();

	constructor(project: string) {
		this.project = project;
		this.admissions = new Admissions(this);
	}

	readonly find: Lookup = (collection, id) => this.#records.get(`${collection} ${id}`) ?? null;

	*all(): Iterable<[collection: string, id: string, facts: Facts]> {
		for (const [key, facts] of this.#records) {
			const space = key.indexOf(' ');
			yield [key.slice(0, space), key.slice(space + 1), facts];
		}
	}

	/** Reads what a COMMIT has just added, and throws when an author had no right to it. */
	read(db: Db): void {
		const fresh = db.$client
			.prepare(
				`select seq, tx, collection, record, field, value, author, at, client, via
				 from changes where project = ? and seq > ? order by seq`
			)
			.all(this.project, this.rows.length) as Row[];
		for (let i = 0; i < fresh.length;) {
			const tx = fresh.slice(i).findIndex((row) => !belongsTo(row, fresh[i]!));
			const count = tx < 0 ? fresh.length - i : tx;
			this.#take(fresh.slice(i, i + count));
			i += count;
		}
		this.admissions.learn(fresh.map(({ collection, record }) => [collection, record]));
	}

	/** Forgets everything and reads another database: a backup was restored. */
	restart(db: Db): void {
		this.rows = [];
		this.#records = new Map();
		this.read(db);
	}

	#take(rows: Row[]): void {
		for (const row of rows) row.value = row.value === null ? null : JSON.parse(String(row.value));
		const after = new Map(this.#records);
		for (const row of rows) {
			if (row.seq !== this.rows.length + 1)
				throw new Violation('I3', `seq ${row.seq} leaves a gap`);
			this.rows.push(row);
			fold(after, row);
		}
		const then: Lookup = (collection, id) => after.get(`${collection} ${id}`) ?? null;
		const why = unlawful(rows, this, then, this.rows, this.undoes);
		if (why) throw new Violation('I4', `${why}: ${JSON.stringify(rows)}`);
		this.#records = after;
	}
}

function belongsTo(row: Row, first: Row): boolean {
	return row.tx === first.tx && row.client === first.client && row.author === first.author;
}

/** Applies one row to records; the second telling of what a change means (I3). */
export function fold(
	records: Map<string, Facts>,
	{ collection, record, field, value, seq }: Row
): void {
	const key = `${collection} ${record}`;
	if (field === '') {
		if (records.has(key)) throw new Violation('I3', `${key} is born twice, at ${seq}`);
		records.set(key, value as Facts);
		return;
	}
	const before = records.get(key);
	if (!before) throw new Violation('I3', `${seq} speaks of ${key}, which is not there`);
	const facts = { ...before };
	if (value === null) delete facts[field];
	else facts[field] = value;
	records.set(key, facts);
}
