import Database from 'better-sqlite3';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CollectionName } from '#lib/model/collections.ts';
import { App } from '#server/app.ts';
import type { Project } from '#server/changelog/project.ts';
import { VirtualDisk } from './virtual-disk.ts';
import { Canaries, canariesIn, canariesInBytes } from './canaries.ts';
import { CAST, memberId, populate } from './cast.ts';
import type { Device } from './device.ts';
import { Ledger, Violation } from './ledger.ts';
import type { Wire } from './wire.ts';
import { nextRound, VirtualTime } from './virtual-time.ts';

/**
 * What goes wrong at the next COMMIT. `lost`: it stood, but the program was not told; `disk`: it stands,
 * but the disk refuses to keep it.
 */
export type Fault = 'full' | 'busy' | 'io' | 'lost' | 'disk' | 'crash before' | 'crash after';

const CODES: Record<string, string> = {
	full: 'SQLITE_FULL',
	busy: 'SQLITE_BUSY',
	io: 'SQLITE_IOERR_WRITE'
};

export interface Template {
	directory: string;
	project: string;
	cookies: Record<string, string>;
	/** Frees the disk. */
	remove(): void;
}

/** Makes, once, the database that every history starts from. Its clock is the virtual one. */
export async function template(): Promise<Template> {
	const directory = mkdtempSync(join(tmpdir(), 'spolu-fuzz-'));
	const time = new VirtualTime();
	time.install();
	try {
		const app = new App({ dataDir: directory });
		const made = await populate(app);
		await app.close();
		const remove = () => rmSync(directory, { recursive: true, force: true });
		return { directory, ...made, remove };
	} finally {
		time.uninstall();
	}
}

/** One history's world: a server over files of its own, everybody's devices, and those who watch. */
export class World {
	readonly time: VirtualTime;
	readonly ledger: Ledger;
	readonly canaries = new Canaries();
	readonly devices: Device[] = [];
	/** The wires of hostile clients. */
	readonly strangers: Wire[] = [];
	readonly counts: Record<string, number> = {};
	/** Members whose session somebody hostile has: they share their pace with them. */
	readonly intruded = new Set<string>();
	/** What was thrown where nobody would have caught it. */
	violation: unknown = null;
	fault: Fault | null = null;
	scannedBytes = 0;
	hasBackup = false;
	/** Outcomes that somebody has dealt with, by client and clock: the tab that asks again finds none. */
	readonly dealt = new Set<string>();
	/** What imports made, each in the order of its making. */
	readonly bulks: (readonly (readonly [CollectionName, string])[])[] = [];
	app!: App;
	readonly #template: Template;
	readonly #directory: string;
	readonly #disk: VirtualDisk;
	#hasCrashed = false;
	/** Which scopes read which replica, by the replica's own name. */
	readonly replicas = new Map<string, Set<string>>();

	constructor(template: Template, time: VirtualTime) {
		this.#template = template;
		this.time = time;
		this.#directory = mkdtempSync(join(tmpdir(), 'spolu-history-'));
		for (const file of ['spolu.db', 'spolu.mark']) {
			copyFileSync(join(template.directory, file), join(this.#directory, file));
		}
		this.ledger = new Ledger(template.project);
		this.#disk = new VirtualDisk(this.#directory, (limit) => time.chance(limit));
		this.#open();
	}

	get project(): Project {
		return this.app.projects.find(this.#template.project)!;
	}

	get hocuspocus() {
		return this.app.collaboration.hocuspocus;
	}

	cookieOf(member: string): string {
		return this.#template.cookies[member]!;
	}

	/** What `GET /api/:project/me` tells a member; null for one who is not in the project. */
	me(member: string): { replica: string; incarnation: string } | null {
		const { project } = this;
		if (project.get('members', member)?.isActive !== true) return null;
		const replica = this.app.collaboration.replicasOf(project).nameFor(project.scopeOf(member));
		const keys = this.replicas.get(replica) ?? new Set();
		this.replicas.set(replica, keys.add(this.ledger.admissions.keyOf(member)));
		return { replica, incarnation: this.app.incarnation.id };
	}

	count(what: string): void {
		this.counts[what] = (this.counts[what] ?? 0) + 1;
	}

	typed(member: string, what: unknown): void {
		this.ledger.admissions.typed(member, JSON.stringify(what));
	}

	/** Looks at every message before it is sent: nothing in it may be strange to its reader (I5). */
	scan(member: string, message: Uint8Array | string): void {
		this.scannedBytes += message.length;
		const found = typeof message === 'string' ? canariesIn(message) : canariesInBytes(message);
		const stranger = this.ledger.admissions.stranger(member, found);
		if (stranger) {
			const text = Buffer.from(message as string)
				.toString('latin1')
				.replaceAll(/[^\x20-\x7e]/g, '.');
			this.#note(new Violation('I5', `${member} was sent ${stranger}: ${text.slice(0, 600)}`));
		}
	}

	/** Lets things happen for some rounds of the event loop. */
	async rounds(count: number): Promise<void> {
		for (let i = 0; i < count; i++) {
			await nextRound();
			if (this.#hasCrashed) await this.restart(false);
			for (const device of this.devices) {
				if (!device.isStalled) device.wire?.read();
				device.connect();
			}
			for (const stranger of this.strangers) stranger.read();
			if (this.violation) throw this.violation;
		}
	}

	/** Lets everything come to rest. */
	async rest(): Promise<void> {
		for (let quiet = 0, all = 0; quiet < 4; all++) {
			if (all > 600) throw new Violation('liveness', 'it never comes to rest');
			const before = this.#activity();
			await this.rounds(1);
			quiet = this.#activity() === before ? quiet + 1 : 0;
			if (quiet === 3 && !this.#isSettled()) {
				this.time.advance(300);
				quiet = 0;
			}
		}
	}

	#isSettled(): boolean {
		const isIdle = !this.project.isFenced && this.project.load === 0;
		return isIdle && this.devices.every((device) => device.isIdle);
	}

	#activity(): string {
		return `${this.scannedBytes} ${this.project.load} ${this.ledger.rows.length} ${this.app.db.$client.open}`;
	}

	/** The network goes away for everybody. */
	cutAll(): void {
		for (const device of this.devices) device.cut();
		for (const stranger of this.strangers.splice(0)) stranger.cut();
	}

	/** Makes the next start find replicas that an older program has built: they are begun anew. */
	async rebuild(): Promise<void> {
		await this.restart(true, () => {
			const sql = new Database(join(this.#directory, 'spolu.db'));
			sql.exec(`update replicas set reading = 'older'`);
			sql.close();
		});
	}

	/** Ends the server, in order or not, and starts another one over the same files. */
	async restart(isClean: boolean, between: () => void = () => {}): Promise<void> {
		this.#hasCrashed = false;
		this.cutAll();
		const gone = this.app;
		for (let i = 0; isClean && i < 3; i++) await nextRound();
		if (isClean) await gone.close();
		else await this.#kill(gone, false);
		between();
		this.#open();
	}

	/** What a killed process still had in hand comes to nothing. */
	async #kill(app: App, isPowerCut: boolean): Promise<void> {
		const leave = this.#disk.remains(isPowerCut);
		app.db.$client.exec = () => {
			throw new Error('killed');
		};
		for (let i = 0; i < 3; i++) await nextRound();
		this.time.dropTimers();
		app.db.$client.close();
		leave();
	}

	#open(): void {
		this.app = new App({ dataDir: this.#directory });
		this.app.log.level = 'silent';
		const sql = this.app.db.$client;
		sql.pragma('synchronous = OFF');
		sql.pragma('wal_autocheckpoint = 0');
		this.#disk.attach(this.app.projects.disk);
		const exec = sql.exec.bind(sql);
		const { app } = this;
		sql.exec = (text) => (text === 'commit' ? this.#commit(app, exec) : exec(text));
		if (this.ledger.rows.length === 0) this.ledger.read(this.app.db);
	}

	#commit(app: App, exec: App['db']['$client']['exec']) {
		const { fault } = this;
		this.fault = null;
		if (fault) this.count(`fault ${fault}`);
		if (fault === 'disk') this.#disk.isFaulty = true;
		if (fault === 'crash before' || fault === 'crash after') {
			this.cutAll();
			this.#hasCrashed = true;
		}
		if (fault === null || fault === 'disk' || fault === 'lost' || fault === 'crash after') {
			exec('commit');
			this.time.now += this.time.perCommit;
			this.#watch(app);
		}
		if (fault && fault !== 'disk')
			throw Object.assign(new Error(`injected: ${fault}`), {
				code: CODES[fault] ?? 'SQLITE_IOERR'
			});
		return app.db.$client;
	}

	#watch(app: App): void {
		try {
			this.ledger.read(app.db);
		} catch (error) {
			this.#note(error);
		}
	}

	#note(error: unknown): void {
		this.violation ??= error;
	}

	/** The machine stands still and starts again; only what its disk had taken is there. */
	async cutPower(): Promise<void> {
		this.#hasCrashed = false;
		this.cutAll();
		await this.#kill(this.app, true);
		this.time.advance(20_000);
		this.#open();
		this.ledger.restart(this.app.db);
	}

	/** A copy of the database as it is, for `restore`. */
	backup(): void {
		this.app.db.$client.pragma('wal_checkpoint(TRUNCATE)');
		copyFileSync(join(this.#directory, 'spolu.db'), join(this.#directory, 'backup.db'));
		this.hasBackup = true;
	}

	/** Puts the backup in the place of the database, as an administrator would: the server stands still. */
	async restore(): Promise<void> {
		this.time.advance(1_500);
		await this.restart(true, () => {
			for (const end of ['-wal', '-shm'])
				rmSync(join(this.#directory, `spolu.db${end}`), { force: true });
			copyFileSync(join(this.#directory, 'backup.db'), join(this.#directory, 'spolu.db'));
		});
		this.ledger.restart(this.app.db);
		const kept = new Set(this.ledger.rows.map(({ client, tx }) => `${client} ${tx}`));
		for (const device of this.devices) {
			for (const written of device.written) {
				const { client, tx } = written.entry;
				if (written.verdict && !kept.has(`${client} ${tx}`)) written.isLost = true;
			}
		}
	}

	async close(): Promise<void> {
		this.cutAll();
		for (let i = 0; i < 3; i++) await nextRound();
		if (this.app.db.$client.open) await this.app.close();
		rmSync(this.#directory, { recursive: true, force: true });
	}
}

export const MEMBERS = CAST.map(({ name }) => memberId(name));
