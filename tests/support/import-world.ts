import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect } from 'vitest';
import { readText } from '#lib/import/parsing.ts';
import { writtenOrder, type ImportOrder } from '#lib/import/orders.ts';
import { proposedTargets } from '#lib/import/proposals.ts';
import { writtenRows } from '#lib/import/written.ts';
import type { CollectionName } from '#lib/model/collections.ts';
import { newId } from '#lib/model/ids.ts';
import type { Fields } from '#lib/model/json.ts';
import { founded } from '#server/auth/founding.ts';
import type { Project } from '#server/changelog/project.ts';
import { openDatabase, type Db } from '#server/db/connection.ts';
import { Imports } from '#server/import/imports.ts';
import { Projects } from '#server/projects.ts';

/** A project in a folder of its own, with Jana as its Admin, and its imports. */
export interface ImportWorld {
	dataDir: string;
	db: Db;
	projects: Projects;
	project: Project;
	imports: Imports;
	/** Jana, who is Admin. */
	jana: string;
	faults: unknown[];
	/** Adds a colleague with these roles. */
	join(name: string, roles: string[]): Promise<string>;
	records(collection: CollectionName): (Fields & { id: string })[];
	named(collection: CollectionName, name: string): Fields & { id: string };
	/** As if the server had been stopped and started. */
	restart(): void;
	end(): Promise<void>;
}

type Choices = Partial<Omit<ImportOrder, 'total'>>;

/** What a browser would send for pasted text, with the proposed columns. */
export async function* parcelOf(csv: string, choices: Choices & Pick<ImportOrder, 'into'>) {
	const table = readText(csv);
	const targets = proposedTargets(table.headers, choices.into);
	const columns = table.headers.flatMap((header, i) => {
		const target = targets[i];
		return target ? [{ header, target, days: 'dmy' as const }] : [];
	});
	const kept = targets.flatMap((target, i) => (target ? [i] : []));
	const order: ImportOrder = {
		fileName: 'test.csv',
		total: table.rows.length,
		columns,
		duplicates: 'skip',
		createMissing: [],
		...choices
	};
	const encoder = new TextEncoder();
	yield encoder.encode(writtenOrder(order));
	for (const piece of writtenRows(table, kept)) yield encoder.encode(piece);
}

function opened(dataDir: string, faults: unknown[]) {
	const db = openDatabase(dataDir);
	const projects = new Projects(db, (_, error) => faults.push(error));
	projects.openAll();
	const onFault = (error: unknown) => void faults.push(error);
	return { db, projects, imports: new Imports({ db, dataDir, projects, onFault }) };
}

export async function createImportWorld(): Promise<ImportWorld> {
	const dataDir = mkdtempSync(path.join(tmpdir(), 'spolu-import-'));
	const faults: unknown[] = [];
	let parts = opened(dataDir, faults);
	let project = parts.projects.create({
		name: 'Lumen',
		currency: 'EUR',
		timeZone: 'Europe/Bratislava',
		language: 'en'
	});
	const jana = newId();
	const account = { id: newId(), name: 'Jana Kováčová', email: 'jana@example.com' };
	await project.commit({ member: jana, via: 'setup' }, (log) =>
		founded(log, { id: jana, account: account as never, language: 'en' })
	);
	const records = (collection: CollectionName): (Fields & { id: string })[] =>
		[...project.all(collection)].map(({ id, fields }) => ({ ...fields, id }));
	return {
		dataDir,
		jana,
		faults,
		get db() {
			return parts.db;
		},
		get projects() {
			return parts.projects;
		},
		get project() {
			return project;
		},
		get imports() {
			return parts.imports;
		},
		join: (name, roles) =>
			project.commit({ member: jana, via: 'setup' }, (log) =>
				log.create('members', { name, color: 1, isActive: true, roles })
			),
		records,
		named(collection, name) {
			const found = records(collection).find((record) => (record.name ?? record.title) === name);
			if (!found) throw new Error(`no ${name} in ${collection}`);
			return found;
		},
		restart() {
			const { id } = project;
			parts.db.$client.close();
			parts = opened(dataDir, faults);
			project = parts.projects.find(id)!;
		},
		async end() {
			await parts.imports.close();
			parts.db.$client.close();
			rmSync(dataDir, { recursive: true, force: true });
		}
	};
}

/** Hands each test of a file a world of its own, which has to end without a fault. */
export function worldForEach(take: (world: ImportWorld) => void): void {
	beforeEach(async () => {
		const world = await createImportWorld();
		take(world);
		return async () => {
			expect(world.faults).toEqual([]);
			await world.end();
		};
	});
}
