import type Database from 'better-sqlite3';

/** Does work that waits for no other program which holds the database: whoever does it tries again anyway. */
export function withoutPatience<T>(sql: Database.Database, work: () => T): T {
	const patience = sql.pragma('busy_timeout', { simple: true });
	sql.pragma('busy_timeout = 0');
	try {
		return work();
	} finally {
		sql.pragma(`busy_timeout = ${String(patience)}`);
	}
}
