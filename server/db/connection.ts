import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../environment.ts';
import { drizzle, migrate } from './drizzle.ts';
import * as schema from './schema.ts';

const MIGRATIONS = join(import.meta.dirname, 'migrations');

/** So long a start waits for another program that holds the database, in milliseconds. */
const OPENING_MS = 5_000;
/** So long a commit does: everybody waits with it, and a project that fails tries again by itself. */
const WORKING_MS = 100;

export type Db = ReturnType<typeof openDatabase>;

/**
 * Opens `spolu.db` in a directory and brings it to the newest schema. Throws StartError when the file
 * was made by a newer program or is no database.
 */
export function openDatabase(directory: string) {
	const path = join(directory, 'spolu.db');
	try {
		return opened(path);
	} catch (error) {
		if (error instanceof StartError) throw error;
		const { message, cause } = error as Error;
		const reason = cause instanceof Error ? cause.message : message;
		throw new StartError(`The database ${path} cannot be opened: ${reason}`);
	}
}

function opened(path: string) {
	const client = new Database(path);
	client.pragma(`busy_timeout = ${OPENING_MS}`);
	client.pragma('journal_mode = WAL');
	// COMMIT waits for no disk; whoever says that something is saved waits for `Disk`.
	client.pragma('synchronous = normal');
	client.pragma('cache_size = -65536');
	const db = drizzle(client, { schema });
	refuseNewer(client);
	migrate(db, { migrationsFolder: MIGRATIONS });
	// A file that may only be read is told of now.
	client.exec('delete from meta where false');
	client.pragma(`busy_timeout = ${WORKING_MS}`);
	return db;
}

function refuseNewer(client: Database.Database): void {
	const known = client
		.prepare(`select 1 from sqlite_master where name = '__drizzle_migrations'`)
		.get();
	if (!known) return;
	const { newest } = client
		.prepare('select max(created_at) as newest from __drizzle_migrations')
		.get() as { newest: number | null };
	const journal = JSON.parse(readFileSync(join(MIGRATIONS, 'meta/_journal.json'), 'utf8')) as {
		entries: { when: number }[];
	};
	const ours = Math.max(...journal.entries.map((entry) => entry.when));
	if ((newest ?? 0) > ours) {
		throw new StartError(
			'The database was made by a newer Spolu. Start that version, or restore a backup.'
		);
	}
}
