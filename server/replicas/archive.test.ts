import { afterEach, beforeEach, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase, type Db } from '../db/connection.ts';
import { Archive } from './archive.ts';

let dataDir: string;
let db: Db;

beforeEach(() => {
	dataDir = mkdtempSync(path.join(tmpdir(), 'spolu-archive-'));
	db = openDatabase(dataDir);
});

afterEach(() => {
	db.$client.close();
	rmSync(dataDir, { recursive: true, force: true });
});

/** Statements of their own that write to a replica's row fail as they are committed. */
function failingCommits(): () => void {
	db.$client
		.exec(`create table refused (of text references projects (id) deferrable initially deferred);
		create trigger refusing after update on replicas begin insert into refused values ('nobody'); end`);
	return () => db.$client.exec('drop trigger refusing');
}

it('gives out no client id that could not be stored (rule 10)', () => {
	db.$client.pragma('foreign_keys = on');
	const archive = new Archive(db, 'p');
	archive.begin('all', 'reading');
	expect(archive.nextWriter('all')).toBe(1);
	const heal = failingCommits();
	expect(() => archive.nextWriter('all')).toThrow('FOREIGN KEY');
	heal();
	expect(archive.nextWriter('all')).toBe(2);
	expect(archive.find('all')!.writer).toBe(2);
});
