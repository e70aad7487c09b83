import { statSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createImportWorld, parcelOf, type ImportWorld } from '../../tests/support/import-world.ts';
import { connectControl, controlPath, openControl, type Control } from './control.ts';
import type { JobNews } from './job.ts';

let world: ImportWorld;
let control: Control | null;

beforeEach(async () => {
	world = await createImportWorld();
	control = await openControl(world.dataDir, world);
});

afterEach(async () => {
	control?.close();
	await world.end();
});

async function asked(job: object, csv = 'name\nTelekom\nIsdom'): Promise<JobNews[]> {
	const socket = (await connectControl(world.dataDir))!;
	socket.write(JSON.stringify(job) + '\n');
	for await (const bytes of parcelOf(csv, { into: 'companies' })) socket.write(bytes);
	socket.end();
	const lines = (await text(socket)).trim().split('\n');
	return lines.map((line) => JSON.parse(line) as JobNews);
}

test('the running server takes an import through its socket and tells how it ended', async () => {
	const news = await asked({ project: 'lumen', as: 'Jana@example.com' });
	expect(news.at(-1)).toMatchObject({
		is: 'ended',
		progress: { status: 'done', created: 2 },
		bad: []
	});
	expect(world.named('companies', 'Telekom').createdBy).toBe(world.jana);
});

test('without a name the first member who may import all is the importer', async () => {
	await world.join('Adam', ['user']);
	await asked({ project: 'lumen' });
	expect(world.named('companies', 'Isdom').createdBy).toBe(world.jana);
});

test('an unknown project, an unknown member and nonsense are refused', async () => {
	expect(await asked({ project: 'nowhere' })).toMatchObject([{ key: 'import.job.noProject' }]);
	expect(await asked({ project: 'lumen', as: 'x@example.com' })).toMatchObject([
		{ key: 'import.job.noMember' }
	]);
	const socket = (await connectControl(world.dataDir))!;
	socket.end('{"project":"lumen"}\nnonsense\n');
	expect(JSON.parse(await text(socket))).toMatchObject({ key: 'import.problem.malformed' });
	expect(world.records('companies')).toEqual([]);
});

test('only the system user of the server may open the socket', () => {
	expect(statSync(controlPath(world.dataDir)).mode & 0o777).toBe(0o600);
});

test('a second server on the directory leaves the socket to the first', async () => {
	expect(await openControl(world.dataDir, world)).toBeNull();
	expect(await asked({ project: 'lumen' })).not.toEqual([]);
});

test('a socket that a crash left behind is in nobody’s way', async () => {
	control?.close();
	expect(await connectControl(world.dataDir)).toBeNull();
	control = await openControl(world.dataDir, world);
	expect(control).not.toBeNull();
});
