import type * as Y from 'yjs';
import type { Document } from '@hocuspocus/server';
import type { Device } from './device.ts';
import { fold, Violation } from './ledger.ts';
import { shown, type Facts } from './oracle.ts';
import { checkStoredReplicas } from './stored-replicas.ts';
import type { World } from './world.ts';

const ROOTS = [
	'members',
	'roles',
	'departments',
	'pipelines',
	'stages',
	'reasons',
	'products',
	'companies',
	'people',
	'deals'
];

/** Everything that must hold when a world is at rest. Throws Violation. */
export function checkAll(world: World): void {
	for (const device of world.devices) if (device.isSynced) checkCopy(world, device);
	checkTables(world);
	checkStoredReplicas(world);
	for (const device of world.devices) checkJournal(world, device);
}

/** I1: the copy on a device, the server's replica and what the scope may see of SQL are one. */
function checkCopy(world: World, device: Device): void {
	const where = `${device.member} on ${device.name}`;
	const mine = contentOf(device.doc);
	const document = world.hocuspocus.documents.get(device.name) as Document | undefined;
	if (!document) throw new Violation('I1', `${where}: the server has not loaded it`);
	compare(contentOf(document), mine, `${where}: the device differs from the server`);
	compare(expected(world, device.member), mine, `${where}: the device differs from SQL`);
	for (const doc of [device.doc, document]) {
		if (doc.store.pendingStructs || doc.store.pendingDs)
			throw new Violation('I1', `${where}: something pends`);
		for (const root of doc.share.keys()) {
			if (root !== 'head' && !ROOTS.includes(root))
				throw new Violation('I1', `${where}: a root ${root}`);
		}
		for (const client of doc.store.clients.keys()) {
			if (client > 10_000) throw new Violation('I1', `${where}: structs of client ${client}`);
		}
	}
	if (device.base > world.project.seq)
		throw new Violation('I1', `${where}: it has seen the future`);
}

function compare(wanted: Map<string, string>, found: Map<string, string>, what: string): void {
	for (const [key, value] of wanted) {
		if (found.get(key) !== value) {
			throw new Violation('I1', `${what}: ${key} is ${found.get(key) ?? 'missing'}, not ${value}`);
		}
	}
	for (const key of found.keys()) {
		if (!wanted.has(key)) throw new Violation('I1', `${what}: ${key} should not be there`);
	}
}

/** A document's entries as text, `collection id.field`. */
function contentOf(doc: Y.Doc): Map<string, string> {
	const content = new Map<string, string>();
	for (const root of ROOTS) {
		for (const [key, value] of doc.getMap(root)) {
			content.set(`${root} ${key.replace('\u0000', '.')}`, stable(value));
		}
	}
	return content;
}

/** What a member's replica holds, worked out from the change log alone. */
function expected(world: World, member: string): Map<string, string> {
	const { ledger } = world;
	const person = ledger.admissions.scope(ledger.admissions.keyOf(member))!.person;
	const content = new Map<string, string>();
	for (const [collection, id, facts] of ledger.all()) {
		if (facts.isArchived === true) continue;
		const seen = shown(person, collection, facts, ledger.find);
		if (!seen) continue;
		content.set(`${collection} ${id}.`, 'true');
		for (const [key, value] of Object.entries(seen))
			content.set(`${collection} ${id}.${key}`, stable(value));
	}
	return content;
}

function stable(value: unknown): string {
	if (typeof value !== 'object' || value === null || Array.isArray(value))
		return JSON.stringify(value);
	return JSON.stringify(Object.fromEntries(Object.entries(value).sort()));
}

/** I3: folding the change log gives the record table; the project knows where its log ends. */
function checkTables(world: World): void {
	const sql = world.app.db.$client;
	const folded = new Map<string, Facts>();
	for (const row of world.ledger.rows) fold(folded, row);
	const rows = sql
		.prepare(
			'select collection, id, fields, is_deleted, is_archived from records where project = ?'
		)
		.all(world.ledger.project) as Record<string, string | number>[];
	if (rows.length !== folded.size)
		throw new Violation('I3', `${rows.length} records, ${folded.size} in the log`);
	for (const { collection, id, fields, is_deleted, is_archived } of rows) {
		const facts = folded.get(`${collection} ${id}`)!;
		if (stable(JSON.parse(String(fields))) !== stable(facts)) {
			throw new Violation('I3', `${collection} ${id} is ${String(fields)}, not ${stable(facts)}`);
		}
		const flags = [Number(facts.deletedAt !== undefined), Number(facts.isArchived === true)];
		if (flags.join() !== [is_deleted, is_archived].join())
			throw new Violation('I3', `flags of ${id}`);
	}
	const { seq } = sql
		.prepare('select seq from projects where id = ?')
		.get(world.ledger.project) as { seq: number };
	if (seq !== world.ledger.rows.length)
		throw new Violation('I3', `the project is at ${seq}, its log is not`);
}

/** I6 and I7: every entry has one outcome; what was accepted is in the log once, what was not is nowhere. */
function checkJournal(world: World, device: Device): void {
	const isIn = device.over === null && device.wantsOnline;
	for (const { entry, verdict, isLost } of device.written) {
		if (isLost || world.dealt.has(`${entry.client} ${entry.clock}`)) continue;
		const text = JSON.stringify(entry);
		if (verdict === null) {
			if (isIn && world.me(device.member)) throw new Violation('I6', `no outcome for ${text}`);
			continue;
		}
		const { client, tx, collection, recordId, op } = entry;
		const rows = world.ledger.rows.filter((row) => row.client === client && row.tx === tx);
		if (verdict !== 'accepted') {
			if (rows.length > 0) throw new Violation('I6', `${verdict}, yet in the log: ${text}`);
			continue;
		}
		const own = rows.filter((row) => row.collection === collection && row.record === recordId);
		const found = op === 'undo' ? rows.length : op === 'guard' ? 1 : timesIn(own, entry);
		if (found === 0) throw new Violation('I7', `accepted, yet not in the log: ${text}`);
		if (op !== 'undo' && found > timesTyped(device, entry))
			throw new Violation('I6', `doubled: ${text}`);
	}
	checkAuthorship(world, device);
}

type Entry = Device['written'][number]['entry'];

function timesIn(rows: World['ledger']['rows'], { op, field, value, fields }: Entry): number {
	if (op === 'create') {
		const births = rows.filter((row) => row.field === '');
		const wanted = Object.entries(fields ?? {}).filter(([, v]) => v !== null);
		return births.filter(({ value: born }) =>
			wanted.every(([key, v]) => stable((born as Facts)[key]) === stable(v))
		).length;
	}
	return rows.filter((row) => row.field === field && stable(row.value) === stable(value ?? null))
		.length;
}

function timesTyped(
	device: Device,
	{ client, tx, op, collection, recordId, field, value }: Entry
): number {
	if (op === 'guard') return 1;
	return device.written.filter(
		({ entry: e }) =>
			e.client === client &&
			e.tx === tx &&
			e.op === op &&
			e.collection === collection &&
			e.recordId === recordId &&
			e.field === field &&
			stable(e.value ?? null) === stable(value ?? null)
	).length;
}

/** The author of a row typed its value: no row of a journal holds what its device never wrote. */
function checkAuthorship(world: World, device: Device): void {
	const txs = new Map(device.written.map(({ entry }) => [`${entry.client} ${entry.tx}`, entry]));
	const clients = new Set(device.written.map(({ entry }) => entry.client));
	for (const row of world.ledger.rows) {
		if (row.client === null || !clients.has(row.client)) continue;
		if (row.author !== device.member)
			throw new Violation('I6', `${row.author} wrote with a journal of ${device.member}`);
		const key = `${row.client} ${row.tx}`;
		if (!txs.has(key) && !device.formerly.has(key))
			throw new Violation('I6', `nobody typed ${JSON.stringify(row)}`);
	}
}
