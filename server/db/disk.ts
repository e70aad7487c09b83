import { close, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';
import type Database from 'better-sqlite3';
import { withoutPatience } from './patience.ts';

const sync = promisify(fdatasync);

/**
 * Says when commits are on the disk. SQLite commits into the write-ahead log without waiting for the
 * disk, which is safe against the death of this process; this brings the log's bytes to the disk beside
 * the thread that everybody's work waits for. Commits that come while it writes share the next time.
 */
export class Disk {
	readonly #sql: Database.Database;
	#file: number | null = null;
	#current: Promise<void> = Promise.resolve();
	#next: Promise<void> | null = null;
	#hasRefused = false;

	constructor(sql: Database.Database) {
		this.#sql = sql;
	}

	/** Resolves when every commit made before this call would survive a power cut. Rejects when the disk refuses. */
	synced(): Promise<void> {
		this.#next ??= this.#after(this.#current);
		return this.#next;
	}

	async #after(running: Promise<void>): Promise<void> {
		await running.catch(() => {});
		this.#current = this.#next!;
		this.#next = null;
		if (this.#hasRefused) this.#rewrite();
		try {
			await this.flush();
		} catch (error) {
			this.#hasRefused = true;
			throw error;
		}
	}

	/**
	 * After a refusal the system may hold what it could not write for written: what the log has is
	 * written a second time, into the database itself, and the log begun anew.
	 */
	#rewrite(): void {
		const checkpoint = () => this.#sql.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }];
		const [done] = withoutPatience(this.#sql, checkpoint);
		if (done.busy !== 0) throw new Error('the log is being read: it cannot be begun anew yet');
		this.#hasRefused = false;
	}

	/** One write of what the log holds now. Tests replace it by a disk of their own. */
	async flush(): Promise<void> {
		this.#file ??= openSync(`${this.#sql.name}-wal`, 'r+');
		await sync(this.#file);
	}

	/** True when everything was on the disk at the end. */
	async close(): Promise<boolean> {
		const isSynced = await this.synced().then(
			() => true,
			() => false
		);
		if (this.#file !== null) await promisify(close)(this.#file);
		this.#file = null;
		return isSynced;
	}
}
