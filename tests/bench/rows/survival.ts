import path from 'node:path';
import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { newFolder } from '../children.ts';
import type { Bench, Row, Running } from '../bench.ts';
import { median } from '../numbers.ts';
import type { Line } from '../table.ts';
import { OFFICE } from './edits.ts';

const EDITS = 1_000;
const CLIENTS = 10;

/** Edits that the server has answered, and that are there after it was killed and started again. */
export const survival: Row = {
	name: 'survival',
	async measure(bench) {
		const world = await bench.world(OFFICE);
		const ours: number[] = [];
		const theirs: number[] = [];
		for (let n = 0; n < bench.repetitions; n++) {
			ours.push(
				await survivors(bench, await bench.spolu(world), (store) => bench.spolu(world, { store }))
			);
			const store = storeWith(world);
			const start = () => bench.hocuspocus(world, store);
			theirs.push(await survivors(bench, await start(), start));
		}
		const line: Line = {
			what: `answered edits that survive kill -9, of ${EDITS}`,
			unit: '',
			ours: median(ours),
			peer: { name: 'Hocuspocus + SQLite (onStoreDocument)', value: median(theirs) },
			aim: { text: `${EDITS} each time`, isMet: ours.every((count) => count === EDITS) }
		};
		return [line];
	}
};

/** Hocuspocus' store with the document in it, as if it had been there before. */
function storeWith(world: string): string {
	const file = path.join(newFolder('store'), 'documents.db');
	const db = new Database(file);
	db.exec('create table documents (name text primary key, data blob not null)');
	const bytes = readFileSync(path.join(world, 'document.bin'));
	db.prepare('insert into documents (name, data) values (?, ?)').run('bench', bytes);
	db.close();
	return file;
}

async function survivors(
	bench: Bench,
	server: Running,
	restart: (store: string) => Promise<Running>
): Promise<number> {
	const load = bench.load();
	const gathering = { place: server.place, clients: CLIENTS, withOthers: false };
	const crowd = await load.ask<number>('gather', gathering);
	const written = await load.ask<[string, string][]>('untilKilled', {
		crowd,
		edits: EDITS,
		pid: server.child.pid
	});
	await server.child.ended;
	const again = await restart(server.store);
	const count = await load.ask<number>('count', { place: again.place, written });
	await Promise.all([load.end(), again.child.end()]);
	return count;
}
