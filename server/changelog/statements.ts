import type Database from 'better-sqlite3';

const CHANGE =
	'seq, tx, collection, record, field, value, author, at, client, via, import_id as importId';
const RECORD = 'select id, fields, stamps from records where project = ? and collection = ?';

/** The second part of a stamp is its instant. */
const DELETED_SINCE = `select collection, id, fields, stamps,
	json_extract(stamps, '$.deletedAt[1]') as at
	from records indexed by records_deleted
	where project = ? and is_deleted = 1 and collection in (select value from json_each(?))
	and at > ? and (at, id) < (?, ?)
	order by at desc, id desc`;

/** The statements that every edit passes: prepared once per project. */
export function statements(sql: Database.Database) {
	return {
		...lookups(sql),
		deletedSince: sql.prepare(DELETED_SINCE),
		record: sql.prepare(`${RECORD} and id = ?`),
		all: sql.prepare(`${RECORD} and is_deleted = 0 and (? is null or is_archived = ?)`),
		deleted: sql.prepare(`${RECORD} and is_deleted = 1`),
		inStage: sql.prepare(
			`${RECORD} and is_deleted = 0 and (? is null or is_archived = ?) and stage = ?`
		),
		linking: sql.prepare('select collection, record from links where project = ? and target = ?'),
		// Without statistics SQLite would walk the whole log for the sake of its order.
		ofTx: sql.prepare(
			`select ${CHANGE} from changes indexed by changes_by_tx
			 where project = ? and tx = ? order by seq`
		),
		touched: sql.prepare(
			'select distinct collection, record from changes where project = ? and seq > ?'
		),
		append: sql.prepare(
			`insert into changes
			 (project, seq, tx, collection, record, field, value, author, at, client, via, import_id)
			 values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
		),
		put: sql.prepare(
			`insert into records (project, collection, id, fields, stamps, is_deleted, is_archived)
			 values (?, ?, ?, ?, ?, ?, ?)
			 on conflict do update set fields = excluded.fields, stamps = excluded.stamps,
			 is_deleted = excluded.is_deleted, is_archived = excluded.is_archived`
		),
		link: sql.prepare(
			`insert into links (project, target, collection, record, field, until)
			 values (?, ?, ?, ?, ?, ?)
			 on conflict do update set target = excluded.target, until = excluded.until`
		),
		unlink: sql.prepare(
			'delete from links where project = ? and collection = ? and record = ? and field = ?'
		)
	};
}

/** What an undo asks. */
function lookups(sql: Database.Database) {
	return {
		sizeOfTx: sql
			.prepare('select count(*) from changes indexed by changes_by_tx where project = ? and tx = ?')
			.pluck(),
		lastBefore: sql.prepare(
			`select ${CHANGE} from changes indexed by changes_by_field
			 where project = ? and collection = ? and record = ? and field = ? and seq < ?
			 order by seq desc limit 1`
		),
		othersSince: sql.prepare(
			`select 1 from changes indexed by changes_by_field
			 where project = ? and collection = ? and record = ? and field = ? and seq > ?
			 and author <> ? limit 1`
		)
	};
}
