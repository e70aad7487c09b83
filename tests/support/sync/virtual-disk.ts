import {
	closeSync,
	copyFileSync,
	openSync,
	readFileSync,
	readSync,
	renameSync,
	rmSync,
	statSync,
	truncateSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import type { Disk } from '#server/db/disk.ts';
import { nextRound } from './virtual-time.ts';

/** How far the write-ahead log is known to be on the disk; it belongs to one filling of the log. */
interface Reach {
	salt: string;
	bytes: number;
}

/**
 * A disk that takes its time, and that remembers what it has promised: a power cut leaves what was
 * flushed, and as much of the rest as chance would have it.
 */
export class VirtualDisk {
	readonly #directory: string;
	readonly #chance: (limit: number) => number;
	#reach: Reach = { salt: '', bytes: 0 };
	/** What an earlier process still waits for is no promise to a later one. */
	#life = 0;
	/** True: the next flush fails. */
	isFaulty = false;

	constructor(directory: string, chance: (limit: number) => number) {
		this.#directory = directory;
		this.#chance = chance;
	}

	/** Stands in for the real one's writing. */
	attach(disk: Disk): void {
		const life = ++this.#life;
		disk.flush = async () => {
			const reach = this.#now();
			for (let i = this.#chance(4); i > 0; i--) await nextRound();
			if (this.isFaulty) {
				this.isFaulty = false;
				throw Object.assign(new Error('injected: the disk refuses'), { code: 'EIO' });
			}
			if (life === this.#life) this.#reach = reach;
		};
	}

	/** Saves what the end of the process, or of the machine, leaves now. Gives what puts it in place. */
	remains(isPowerCut: boolean): () => void {
		const [db, log, mark] = ['spolu.db', 'spolu.db-wal', 'spolu.mark'].map((name) =>
			join(this.#directory, name)
		) as [string, string, string];
		this.#life += 1;
		copyFileSync(db, `${db}.left`);
		copyFileSync(log, `${log}.left`);
		if (isPowerCut) this.#cut(`${log}.left`);
		return () => {
			for (const path of [db, log]) renameSync(`${path}.left`, path);
			rmSync(`${db}-shm`, { force: true });
			if (!isPowerCut) return;
			const written = JSON.parse(readFileSync(mark, 'utf8')) as object;
			writeFileSync(mark, JSON.stringify({ ...written, boot: 'an earlier one' }));
		};
	}

	#cut(log: string): void {
		const now = this.#now();
		const kept = now.salt === this.#reach.salt ? this.#reach.bytes : 0;
		const bytes = kept + this.#chance(now.bytes - kept + 1);
		truncateSync(log, bytes);
		this.#reach = { salt: now.salt, bytes };
	}

	/** Every filling of the log has salts of its own in its header. */
	#now(): Reach {
		const path = join(this.#directory, 'spolu.db-wal');
		const header = Buffer.alloc(32);
		const file = openSync(path, 'r');
		readSync(file, header, 0, 32, 0);
		closeSync(file);
		return { salt: header.toString('hex', 16, 24), bytes: statSync(path).size };
	}
}
