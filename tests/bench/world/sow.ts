/**
 * Fills a data directory for the bench and ends. Arguments: the directory, and a Wish as JSON. Leaves
 * `world.json` beside the database, and `document.bin`: the first project's replica, for the peers.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as Y from 'yjs';
import { COLLECTION_NAMES } from '#lib/model/collections.ts';
import type { Project } from '#server/changelog/project.ts';
import { createApp } from '#server/app.ts';
import { Replica } from '#server/replicas/replica.ts';
import { sowContacts } from './contacts.ts';
import { sowStaff } from './staff.ts';
import type { BenchProject, Wish, World } from './worlds.ts';

const [dataDir = '', wishText = '{}'] = process.argv.slice(2);
const wish = JSON.parse(wishText) as Wish;

function replicaBytes(project: Project, member: string): Uint8Array {
	const doc = new Y.Doc();
	const replica = new Replica(doc, project.scopeOf(member));
	const find = project.store.get.bind(project.store);
	doc.transact(() => {
		for (const name of COLLECTION_NAMES) {
			for (const record of project.store.all(name)) replica.reconcile(record, find);
		}
	});
	return Y.encodeStateAsUpdate(doc);
}

mkdirSync(dataDir, { recursive: true });
const app = await createApp({ dataDir });
const projects: BenchProject[] = [];
let bytes: Uint8Array | null = null;
for (const [i, customers] of wish.customers.entries()) {
	const name = `Bench ${i + 1}`;
	const project = app.projects.create({
		name,
		currency: 'EUR',
		timeZone: 'Europe/Prague',
		language: 'en'
	});
	const staff = await sowStaff(app, project, wish.members);
	const slots = await sowContacts(project, staff, customers, wish.closed ?? 0);
	const { seats, others, pipeline } = staff;
	projects.push({ slug: project.slug, pipeline, seats, others, slots });
	bytes ??= replicaBytes(project, seats[0]!.member);
}
writeFileSync(path.join(dataDir, 'document.bin'), bytes ?? new Uint8Array());
writeFileSync(path.join(dataDir, 'world.json'), JSON.stringify({ projects } satisfies World));
await app.close();
process.exit(0);
