import Database from 'better-sqlite3';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Edit } from '#lib/model/entries.ts';
import { newId } from '#lib/model/ids.ts';
import { createApp, type App } from '#server/app.ts';
import type { Project } from '#server/changelog/project.ts';
import { StartError } from '#server/environment.ts';
import { Bell } from '../support/live/bell.ts';
import { Books } from '../support/live/books.ts';
import { Client } from '../support/live/client.ts';
import { found, sow, type Firm, type Person } from '../support/live/founding.ts';
import { checkCopies, checkJournals } from '../support/live/reckoning.ts';
import { serve, type Served } from '../support/live/serve.ts';
import { standingOf, Stranger } from '../support/live/stranger.ts';

const PEOPLE: Person[] = [
	{ name: 'ann', roles: ['admin'] },
	{ name: 'uma', roles: ['manager'] },
	{ name: 'max', roles: ['admin'] }
];

let dataDir: string;
let app: App;
let served: Served;
let firm: Firm;
let project: Project;
let hotel: string;
let ann: Client;
let uma: Client;
const bell = new Bell();

const create = (name: string): Edit => ({
	collection: 'companies',
	op: 'create',
	recordId: newId(),
	fields: { name }
});
const rename = (value: string): Edit => ({
	collection: 'companies',
	op: 'set',
	recordId: hotel,
	field: 'name',
	value
});

function cleared(): void {
	rmSync(dataDir, { recursive: true, force: true });
}

/** A way in which commits fail; gives the way back. */
const FAULTS: Record<string, () => () => void> = {
	'the disk is full (SQLITE_FULL)': () => {
		const sql = app.db.$client;
		const pages = Number(sql.pragma('page_count', { simple: true }));
		sql.pragma(`max_page_count = ${pages}`);
		return () => sql.pragma('max_page_count = 4294967294');
	},
	'another program holds the database (SQLITE_BUSY)': () => {
		const other = new Database(path.join(dataDir, 'spolu.db'));
		other.exec('begin immediate');
		return () => other.exec('rollback').close();
	},
	'the disk fails (SQLITE_IOERR)': () => failingCommit(() => {}),
	'the commit stands, but its answer is lost': () => failingCommit((commit) => commit())
};

/** Every `commit` throws, after doing what it is told to do with the real one. */
function failingCommit(first: (commit: () => void) => void): () => void {
	const sql = app.db.$client;
	const exec = sql.exec.bind(sql);
	sql.exec = (text) => {
		if (text !== 'commit') return exec(text);
		first(() => exec('commit'));
		throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_WRITE' });
	};
	return () => (sql.exec = exec);
}

/** The commit's answer is lost: then, and only then, what was not acknowledged is in SQL all the same. */
const isLost = (fault: string) => fault.includes('lost');

function memory(): string {
	const documents = [...app.collaboration.hocuspocus.documents.values()];
	const texts = documents.map((document) => JSON.stringify(document.getMap('companies')));
	return texts.join() + JSON.stringify(project.get('companies', hotel));
}

describe('rules 6 and 8: a failed commit', () => {
	beforeEach(async () => {
		vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
		dataDir = mkdtempSync(path.join(tmpdir(), 'spolu-faults-'));
		app = await createApp({ dataDir });
		app.log.level = 'silent';
		served = await serve(app);
		firm = await found(app, { name: 'Javorina', people: PEOPLE });
		project = app.projects.find(firm.project)!;
		const fields = { name: 'Hotel Plejsy' };
		[hotel] = (await sow(app, {
			project: firm.project,
			collection: 'companies',
			all: [fields]
		})) as [string];
		const address = { host: served.host, firm };
		ann = await new Client(address, firm.seats.ann!, bell).opened();
		uma = await new Client(address, firm.seats.uma!, bell).opened();
	});

	afterEach(async () => {
		ann.close();
		uma.close();
		await app.close();
		await served.close();
		vi.useRealTimers();
		cleared();
	});

	/** Everybody is back, all is saved once, and every copy is what SQL says (I1, I3, I6, I7). */
	async function checkRecovered(): Promise<void> {
		await bell.until(() => ann.isSettled && uma.isSettled, 'both are settled');
		const books = new Books(dataDir, firm.project);
		await checkCopies(books, [ann, uma]);
		for (const client of [ann, uma]) {
			checkJournals(books, client.written, client.seat.member);
			expect(client.counts.fresh).toBe(0);
		}
		expect(project.seq).toBe(books.seq);
	}

	/** So much that no free page of the database can take it. */
	const much = () => Array.from({ length: 100 }, () => create('Unsaved '.repeat(50)));

	it.each(Object.entries(FAULTS))(
		'%s: nothing is lost, nothing uncommitted is shown',
		async (what, fail) => {
			await ann.settled(rename('Saved by Ann'));
			await uma.settled(create('Saved by Uma'));
			const standing = await standingOf(served.host, firm, firm.seats.max!);
			const max = await new Stranger(standing, firm.seats.max!).joined();
			const before = project.seq;

			const heal = fail();
			const unsaved = ann.edit(rename('Unsaved by Ann'), ...much());
			expect(await max.refused()).toBe('retry');
			await bell.until(() => ann.counts.offline > 0 && uma.counts.offline > 0, 'both are cut off');
			expect(unsaved.every(({ verdict }) => verdict === null)).toBe(true);
			expect(JSON.stringify(uma.replica!.doc.getMap('companies'))).not.toContain('Unsaved');
			expect(JSON.stringify(max.doc.getMap('companies'))).not.toContain('Unsaved');
			if (!isLost(what)) expect(memory()).not.toContain('Unsaved');
			uma.edit(create('Written by Uma meanwhile'));

			heal();
			await checkRecovered();
			expect(unsaved.every(({ verdict }) => verdict === 'accepted')).toBe(true);
			expect(project.seq - before).toBe(102);
			await uma.settled(rename('Saved again'));
			await checkRecovered();
			max.close();
		}
	);

	it('keeps everybody out while it lasts, and lets them in when a commit succeeds', async () => {
		const heal = FAULTS['the disk fails (SQLITE_IOERR)']!();
		ann.edit(rename('Unsaved by Ann'));
		await bell.until(() => project.isFenced, 'the project is fenced');
		expect(app.collaboration.hocuspocus.documents.size).toBe(0);
		const standing = await standingOf(served.host, firm, firm.seats.max!);
		const max = new Stranger(standing, firm.seats.max!);
		expect(await max.refused()).toBe('retry');
		const author = { member: ann.seat.member, via: 'server' } as const;
		const work = project.commit(author, (log) => log.create('companies', { name: 'Never' }));
		await expect(work).rejects.toMatchObject({ code: 'conflict', key: 'project.retry' });
		heal();
		await checkRecovered();
		expect(project.isFenced).toBe(false);
		expect(JSON.stringify(new Books(dataDir, firm.project).rows)).not.toContain('Never');
		max.close();
	});

	it('a disk that does not keep what was committed: nobody is told that it is saved', async () => {
		const { disk } = app.projects;
		const flush = disk.flush.bind(disk);
		const before = project.seq;
		disk.flush = () => Promise.reject(Object.assign(new Error('i/o error'), { code: 'EIO' }));
		const [unsaved] = ann.edit(rename('Shown, not saved'));
		await bell.until(() => project.isFenced, 'the project is fenced');
		expect(unsaved!.verdict).toBeNull();
		disk.flush = flush;
		await checkRecovered();
		expect(unsaved!.verdict).toBe('accepted');
		expect(project.seq - before).toBe(1);
	});

	it('fails only those whose turn it was: another project goes on from where it stood', async () => {
		const other = await found(app, {
			name: 'Elsewhere',
			people: [{ name: 'bob', roles: ['admin'] }]
		});
		const bob = await new Client(
			{ host: served.host, firm: other },
			other.seats.bob!,
			bell
		).opened();
		const heal = FAULTS['the disk fails (SQLITE_IOERR)']!();
		ann.edit(rename('Unsaved by Ann'));
		await bell.until(() => project.isFenced, 'the project is fenced');
		expect(app.projects.find(other.project)!.isFenced).toBe(false);
		heal();
		await bob.settled(create('Saved by Bob'));
		expect(bob.counts.offline).toBe(0);
		await checkRecovered();
		bob.close();
	});

	it('dealing with an outcome while the database is held is brought again, and ends nothing', async () => {
		const heal = FAULTS['another program holds the database (SQLITE_BUSY)']!();
		const standing = await standingOf(served.host, firm, firm.seats.max!);
		heal();
		const max = await new Stranger(standing, firm.seats.max!).joined();
		const healAgain = FAULTS['another program holds the database (SQLITE_BUSY)']!();
		max.say({ t: 'dealt', client: newId(), clock: 1 });
		expect(await max.refused()).toBe('retry');
		healAgain();
		await ann.settled(rename('Saved by Ann'));
		expect(ann.counts.offline).toBe(0);
		max.close();
	});

	it('sweeps that meet it, of replicas and of sessions, end nothing', async () => {
		await ann.settled(rename('Saved by Ann'));
		await ann.settled({ ...rename('x'), field: 'deletedAt', value: Date.now() });
		const heal = FAULTS['another program holds the database (SQLITE_BUSY)']!();
		await vi.advanceTimersByTimeAsync(10 * 60_000);
		heal();
		ann.edit(create('Saved by Ann'));
		await checkRecovered();
	});
});

describe('a database that cannot be used is said in one line', () => {
	beforeEach(() => {
		dataDir = mkdtempSync(path.join(tmpdir(), 'spolu-faults-'));
	});
	afterEach(cleared);

	async function refusal(): Promise<string> {
		const error = await createApp({ dataDir }).then(
			() => expect.fail('it started'),
			(reason: unknown) => reason as Error
		);
		expect(error).toBeInstanceOf(StartError);
		expect(error.message.split('\n')).toHaveLength(1);
		return error.message;
	}

	it('made by a newer program', async () => {
		await (await createApp({ dataDir })).close();
		const db = new Database(path.join(dataDir, 'spolu.db'));
		db.exec(`update __drizzle_migrations set created_at = created_at + 1`);
		db.close();
		expect(await refusal()).toContain('newer Spolu');
	});

	it.each([
		[
			'a text',
			() => writeFileSync(path.join(dataDir, 'spolu.db'), 'company,owner\n'.repeat(1_000))
		],
		['a folder', () => mkdirSync(path.join(dataDir, 'spolu.db'))],
		['without a folder', cleared],
		['not writable', () => mkdirSync(path.join(dataDir, 'spolu.db-wal'))]
	])('%s', async (_, spoil) => {
		spoil();
		expect(await refusal()).toContain('spolu.db cannot be opened');
	});

	it('beside which no mark can be written', async () => {
		await (await createApp({ dataDir })).close();
		mkdirSync(path.join(dataDir, 'spolu.mark.new'));
		expect(await refusal()).toContain('spolu.mark cannot be written');
	});

	it('damaged', async () => {
		await (await createApp({ dataDir })).close();
		const file = path.join(dataDir, 'spolu.db');
		const bytes = readFileSync(file);
		writeFileSync(file, bytes.fill(0xff, 100, 4_096));
		expect(await refusal()).toContain('spolu.db cannot be opened');
	});
});
