import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '#lib/model/ids.ts';
import { openDatabase, type Db } from './db/connection.ts';
import { Projects } from './projects.ts';

const LUMEN = { name: 'Lumen', currency: 'EUR', timeZone: 'UTC', language: 'en' };

let directory: string;
let db: Db;
let projects: Projects;
let faults: unknown[];

beforeEach(() => {
	directory = mkdtempSync(join(tmpdir(), 'spolu-projects-'));
	db = openDatabase(directory);
	faults = [];
	projects = new Projects(db, (_, error) => faults.push(error));
});

afterEach(() => {
	db.$client.close();
	rmSync(directory, { recursive: true });
});

const founded = () =>
	projects.found(LUMEN, { member: newId(), via: 'setup' }, (log, project) => {
		log.create('members', { name: 'Jana', color: 1, isActive: true, roles: ['admin'] });
		return project;
	});

const stored = () => db.$client.prepare('select slug from projects').pluck().all();

test('nothing is left of a project whose first commit SQL refuses', async () => {
	db.$client.exec(`create temp trigger full before insert on changes
		begin select raise(abort, 'disk is full'); end`);
	await expect(founded()).rejects.toMatchObject({ key: 'project.retry' });
	expect(faults.splice(0)).toMatchObject([{ message: 'disk is full' }]);
	expect([stored(), [...projects.all()]]).toEqual([[], []]);

	db.$client.exec('drop trigger full');
	const project = await founded();
	expect(project.slug).toBe('lumen');
	expect(projects.find('lumen')).toBe(project);
});

test('two that are founded at once under one name get an address each', async () => {
	const both = await Promise.all([founded(), founded()]);
	expect(both.map(({ slug }) => slug)).toEqual(['lumen', 'lumen-2']);
});

test('a founding that a stop cut off is gone at the next start', () => {
	projects.create(LUMEN);
	const next = new Projects(db, (_, error) => faults.push(error));
	next.openAll();
	expect([stored(), [...next.all()]]).toEqual([[], []]);
});
