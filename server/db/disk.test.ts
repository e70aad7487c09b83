import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase, type Db } from './connection.ts';
import { Disk } from './disk.ts';

let directory: string;
let db: Db;
let disk: Disk;
let flushes: number;

beforeEach(() => {
	directory = mkdtempSync(join(tmpdir(), 'spolu-disk-'));
	db = openDatabase(directory);
	disk = new Disk(db.$client);
	flushes = 0;
	const flush = disk.flush.bind(disk);
	disk.flush = () => {
		flushes += 1;
		return flush();
	};
});

afterEach(async () => {
	await disk.close();
	db.$client.close();
	rmSync(directory, { recursive: true });
});

const note = (key: string) =>
	db.$client.prepare('insert into meta (key, value) values (?, ?)').run(key, 'x');

it('commits that come while it writes share the next time', async () => {
	note('a');
	const first = disk.synced();
	await Promise.resolve();
	await Promise.resolve();
	note('b');
	const others = [disk.synced(), disk.synced(), disk.synced()];
	await Promise.all([first, ...others]);
	expect(flushes).toBe(2);
});

it('after a refusal nothing counts as kept until all was written a second time', async () => {
	note('a');
	const real = disk.flush;
	disk.flush = () => Promise.reject(Object.assign(new Error('i/o error'), { code: 'EIO' }));
	await expect(disk.synced()).rejects.toThrow('i/o error');
	disk.flush = real;

	const reader = new Database(join(directory, 'spolu.db'));
	reader.exec('begin');
	reader.prepare('select * from meta').all();
	note('b');
	await expect(disk.synced()).rejects.toThrow('begun anew');
	expect(flushes).toBe(0);
	reader.exec('commit').close();

	await disk.synced();
	expect(flushes).toBe(1);
	const kept = new Database(join(directory, 'spolu.db'), { readonly: true });
	expect(kept.prepare(`select count(*) as n from meta where key in ('a', 'b')`).get()).toEqual({
		n: 2
	});
	kept.close();
});

it('tells at its end whether everything is on the disk', async () => {
	note('a');
	disk.flush = () => Promise.reject(new Error('i/o error'));
	expect(await disk.close()).toBe(false);
});
