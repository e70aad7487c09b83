import type Database from 'better-sqlite3';
import type { Json } from '#lib/model/json.ts';
import { WANTED_LIMIT, type Outcome } from '#lib/model/entries.ts';
import type { Db } from '../db/connection.ts';

interface OutcomeRow {
	client: string;
	clock: number;
	tx: string;
	verdict: Outcome['verdict'];
	isOverlooked: number;
	rule: Outcome['rule'] | null;
	collection: Outcome['collection'];
	record: string;
	field: string | null;
	wanted: string | null;
	at: number;
}

/** So much is told of at once: a join waits for it, and memory holds it. */
const AT_ONCE = { outcomes: 2_000, letters: 4 * 1024 * 1024 };
/** So much, in letters, of what was wanted is told again of each piece of a journal. */
const AGAIN = 512 * 1024;

/** A journal as the server knows it: whose it is, and the highest clock that was judged. */
export interface KnownJournal {
	member: string;
	clock: number;
}

/** So many are remembered: each page brings one, and SQL knows them all. */
const CACHED_JOURNALS = 10_000;

/** The journals of a project and the outcomes that wait for their authors. Holds nobody else's values. */
export class Journals {
	readonly #project: string;
	readonly #sql;
	readonly #known = new Map<string, KnownJournal>();

	constructor(db: Db, project: string) {
		this.#project = project;
		this.#sql = prepared(db.$client);
	}

	find(client: string): KnownJournal | undefined {
		const known =
			this.#known.get(client) ??
			(this.#sql.find.get(this.#project, client) as KnownJournal | undefined);
		if (known) this.#remember(client, known);
		return known;
	}

	/** Notes how far a journal is judged. The caller holds the transaction. */
	advance(client: string, member: string, clock: number): void {
		this.#sql.advance.run(this.#project, client, member, clock, Date.now());
		this.#remember(client, { member, clock });
	}

	keep(outcome: Outcome, member: string): void {
		this.#sql.keep.run(
			this.#project,
			outcome.client,
			outcome.clock,
			member,
			outcome.tx,
			outcome.verdict,
			outcome.overlooked ? 1 : 0,
			outcome.rule ?? null,
			outcome.collection,
			outcome.recordId,
			outcome.field ?? null,
			outcome.wanted === undefined ? null : JSON.stringify(outcome.wanted),
			outcome.at
		);
	}

	/**
	 * What a member has not yet dealt with, on whatever device it was edited: what was judged first, and
	 * at most what may be told at once. The rest is kept until its turn comes.
	 */
	waitingFor(member: string): Outcome[] {
		const told: Outcome[] = [];
		let room = AT_ONCE.letters;
		for (const row of this.#sql.waiting.iterate(this.#project, member) as Iterable<OutcomeRow>) {
			room -= row.wanted?.length ?? 0;
			if (room < 0 || told.length === AT_ONCE.outcomes) break;
			told.push(read(row));
		}
		return told.sort(byTime);
	}

	/**
	 * What became of entries of one journal that were judged before, from one clock to another: each of
	 * them, but no longer what was wanted when that is more than an honest journal holds.
	 */
	outcomesOf(client: string, member: string, from: number, to: number): Outcome[] {
		const rows = this.#sql.ofClient.iterate(this.#project, client, member, from, to);
		const told: Outcome[] = [];
		let room = AGAIN;
		for (const row of rows as Iterable<OutcomeRow>) {
			room -= row.wanted?.length ?? 0;
			told.push(read(room < 0 ? { ...row, wanted: null } : row));
		}
		return told;
	}

	/** The member has chosen: the outcome is no longer kept. */
	dealtWith(member: string, client: string, clock: number): void {
		this.#sql.drop.run(this.#project, client, clock, member);
	}

	forget(): void {
		this.#known.clear();
	}

	#remember(client: string, known: KnownJournal): void {
		if (this.#known.size >= CACHED_JOURNALS) this.#known.clear();
		this.#known.set(client, known);
	}
}

function read(row: OutcomeRow): Outcome {
	return {
		client: row.client,
		clock: row.clock,
		tx: row.tx,
		verdict: row.verdict,
		...(row.isOverlooked ? { overlooked: true } : {}),
		...(row.rule ? { rule: row.rule } : {}),
		collection: row.collection,
		recordId: row.record,
		...(row.field ? { field: row.field } : {}),
		...(row.wanted === null ? {} : { wanted: JSON.parse(row.wanted) as Json }),
		at: row.at
	};
}

function byTime(a: Outcome, b: Outcome): number {
	if (a.at !== b.at) return a.at - b.at;
	return a.client === b.client ? a.clock - b.clock : a.client < b.client ? -1 : 1;
}

// Older programs kept what was wanted however long it was.
const OUTCOME = `select client, clock, tx, verdict, is_overlooked as isOverlooked, rule, collection,
	record, field, case when length(wanted) <= ${WANTED_LIMIT} then wanted end as wanted, at
	from outcomes`;

function prepared(sql: Database.Database) {
	return {
		find: sql.prepare('select member, clock from clients where project = ? and id = ?'),
		advance: sql.prepare(
			`insert into clients (project, id, member, clock, seen_at) values (?, ?, ?, ?, ?)
			 on conflict do update set clock = max(clock, excluded.clock), seen_at = excluded.seen_at`
		),
		keep: sql.prepare(
			`insert into outcomes (project, client, clock, member, tx, verdict, is_overlooked, rule,
			 collection, record, field, wanted, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			 on conflict do nothing`
		),
		waiting: sql.prepare(
			`${OUTCOME} indexed by outcomes_by_member where project = ? and member = ? order by rowid`
		),
		ofClient: sql.prepare(
			`${OUTCOME} where project = ? and client = ? and member = ? and clock between ? and ? order by clock`
		),
		drop: sql.prepare(
			'delete from outcomes where project = ? and client = ? and clock = ? and member = ?'
		)
	};
}
