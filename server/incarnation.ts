import {
	closeSync,
	existsSync,
	fsyncSync,
	openSync,
	readFileSync,
	renameSync,
	writeFileSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import { newId } from '#lib/model/ids.ts';
import type { Db } from './db/connection.ts';
import { StartError } from './environment.ts';

/** What the last run left beside the database: how far each project was, and how it ended. */
interface Mark {
	incarnation: string;
	isClean: boolean;
	/** The run of the machine that it was written in; null where the system does not tell. */
	boot: string | null;
	seqs: Record<string, number>;
	/** Each replica's epoch, and the server's last Yjs client id in it. Older marks have none. */
	writers?: Record<string, [epoch: number, writer: number]>;
}

/** How far a database is. */
type Standing = Required<Pick<Mark, 'seqs' | 'writers'>>;

const WRITE_EVERY = 1_000;

/** Linux numbers the runs of the machine; elsewhere every unclean end may have been a power cut. */
const BOOT = readBoot('/proc/sys/kernel/random/boot_id');

/**
 * Which life of the database this is. A restored backup is another life: browsers hold changes that it
 * never had, so what they have "seen" counts for nothing and every replica is begun anew (rule 22).
 *
 * It shows by a mark file beside the database, which backups leave out: when the mark is missing, or
 * is ahead of the database, the database was put here from elsewhere. One that lacks no change may still
 * lack that replicas were loaded: the server would write again under ids that devices know. A power cut
 * may take changes that some were shown and nobody was told are saved: that is another life as well.
 *
 * @throws StartError when the mark cannot be written
 */
export class Incarnation {
	readonly id: string;
	readonly #path: string;
	readonly #standing: () => Standing;
	readonly #timer: NodeJS.Timeout;
	#written = '';

	constructor(db: Db, directory: string) {
		this.#path = join(directory, 'spolu.mark');
		this.#standing = () => standingOf(db);
		const stored = readId(db);
		const isSame = stored && isContinued(readMark(this.#path), stored, this.#standing());
		this.id = isSame ? stored : begin(db);
		this.#begin();
		this.#timer = setInterval(() => this.#note(false), WRITE_EVERY).unref();
	}

	/** From here on an unclean end is known for one. */
	#begin(): void {
		try {
			this.#write(false);
		} catch (error) {
			throw new StartError(`${this.#path} cannot be written: ${(error as Error).message}`);
		}
	}

	/** `isClean`: all that was committed is on the disk. */
	close(isClean: boolean): void {
		clearInterval(this.#timer);
		this.#note(isClean);
	}

	#note(isClean: boolean): void {
		try {
			this.#write(isClean);
		} catch {
			// A full disk costs a mark, not the service: an older mark only looks less far.
		}
	}

	#write(isClean: boolean): void {
		const text = JSON.stringify({
			incarnation: this.id,
			isClean,
			boot: BOOT,
			...this.#standing()
		} satisfies Mark);
		if (text === this.#written) return;
		const isFirst = this.#written === '';
		writeFileSync(`${this.#path}.new`, text, { flush: isFirst });
		renameSync(`${this.#path}.new`, this.#path);
		if (isFirst) syncFolder(dirname(this.#path));
		this.#written = text;
	}
}

function isContinued(mark: Mark | null, incarnation: string, { seqs, writers }: Standing): boolean {
	if (mark?.incarnation !== incarnation) return false;
	const mayLack = !mark.isClean && (BOOT === null || mark.boot !== BOOT);
	if (mayLack) return false;
	const hasWriters = Object.entries(mark.writers ?? {}).every(([name, [epoch, writer]]) => {
		const stored = writers[name] ?? [-1, -1];
		return stored[0] === epoch ? stored[1] >= writer : stored[0] > epoch;
	});
	return (
		hasWriters && Object.entries(mark.seqs).every(([project, seq]) => (seqs[project] ?? -1) >= seq)
	);
}

function readBoot(path: string): string | null {
	try {
		return readFileSync(path, 'utf8').trim() || null;
	} catch {
		return null;
	}
}

/** Brings a rename to the disk, where folders can be synced. */
function syncFolder(path: string): void {
	if (process.platform === 'win32') return;
	const folder = openSync(path, 'r');
	fsyncSync(folder);
	closeSync(folder);
}

function readMark(path: string): Mark | null {
	try {
		return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Mark) : null;
	} catch {
		return null;
	}
}

function standingOf(db: Db): Standing {
	const pairs = (query: string) => db.$client.prepare(query).raw().all();
	const writers = pairs(`select project || ' ' || scope, epoch, writer from replicas`);
	return {
		seqs: Object.fromEntries(pairs('select id, seq from projects') as [string, number][]),
		writers: Object.fromEntries(
			(writers as [string, number, number][]).map(([name, ...last]) => [name, last])
		)
	};
}

function readId(db: Db): string | undefined {
	const row = db.$client.prepare(`select value from meta where key = 'incarnation'`).get();
	return (row as { value: string } | undefined)?.value;
}

function begin(db: Db): string {
	const id = newId();
	const sql = db.$client;
	sql.transaction(() => {
		sql.prepare('delete from replica_updates').run();
		sql.prepare('delete from replicas').run();
		sql
			.prepare(
				`insert into meta (key, value) values ('incarnation', ?)
				 on conflict do update set value = excluded.value`
			)
			.run(id);
	})();
	return id;
}
