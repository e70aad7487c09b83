import Database from 'better-sqlite3';
import { join } from 'node:path';
import { StartError } from '../environment.ts';

/** A process that was told to end may need so long. */
const PATIENCE_MS = 1_000;

/** A connection that nobody refers to would be closed one day. */
const held = new Set<Database.Database>();

/**
 * Keeps a data directory for one process: two servers on one database would each show people what the
 * other does not know. The lock is SQLite's own, so that the system takes it back from whoever is killed.
 *
 * @throws StartError while another process holds it
 */
export function holdDirectory(dataDir: string): { release(): void } {
	const file = join(dataDir, 'server.lock');
	let lock: Database.Database | undefined;
	try {
		lock = new Database(file, { timeout: PATIENCE_MS });
		lock.exec('begin exclusive');
	} catch (error) {
		lock?.close();
		if ((error as { code?: string }).code !== 'SQLITE_BUSY')
			throw new StartError(`${file} cannot be locked: ${(error as Error).message}`);
		throw new StartError(`Another Spolu works with DATA_DIR ${dataDir}.`);
	}
	held.add(lock);
	return {
		release() {
			held.delete(lock);
			lock.close();
		}
	};
}
