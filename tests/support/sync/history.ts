import type { Fields } from '#lib/model/json.ts';
import { DEPARTMENTS } from './cast.ts';
import {
	collectionFor,
	conversion,
	INSIDERS,
	someFields,
	someRecord,
	someValue,
	type Choice
} from './deeds.ts';
import { Device } from './device.ts';
import { checkAll } from './invariants.ts';
import { ROLE_NAMES } from './oracle.ts';
import { entrust, grade, manage, matrix, share } from './rights-deeds.ts';
import { hostile } from './hostility.ts';
import { checkLeavers } from './stored-replicas.ts';
import { archiving, bulk, serverWrites, unbulk } from './server-deeds.ts';
import { quarrel, undo, upset } from './upsets.ts';
import type { VirtualTime } from './virtual-time.ts';
import { MEMBERS, World, type Fault, type Template } from './world.ts';

/** One thing that happens: `who` does or suffers it, `a`, `b`, `c` say how, then `pause` rounds pass. */
export interface Command extends Choice {
	kind: keyof typeof DEEDS;
	who: number;
	pause: number;
}

const FAULTS: Fault[] = ['full', 'busy', 'io', 'lost', 'disk', 'crash before', 'crash after'];
const JUMPS = [40, 900, 20_000, 5 * 60_000, 11 * 60_000, 3 * 86_400_000];

/** Those that kept histories name by number. */
const FIRST_ROLES = ROLE_NAMES.slice(0, 10);

type Deed = (world: World, device: Device, choice: Choice) => void | Promise<void>;

/** Everything that can happen in a history. */
const DEEDS = {
	set(world, device, choice) {
		const collection = collectionFor(choice.a);
		const recordId = someRecord(world, device, collection, choice.b);
		const [field, value] = someValue(world, device, collection, { ...choice, a: choice.c });
		device.edit([{ collection, recordId, op: 'set', field, value }]);
	},
	create(world, device, choice) {
		const collection = collectionFor(choice.a);
		if (collection === 'members') return;
		const fields = someFields(world, device, collection, choice);
		device.edit([{ collection, recordId: world.canaries.id(), op: 'create', fields }]);
	},
	remove(world, device, { a, b, c }) {
		const collection = collectionFor(a);
		const recordId = someRecord(world, device, collection, b);
		device.edit([
			{
				collection,
				recordId,
				op: 'set',
				field: 'deletedAt',
				value: c % 3 === 2 ? null : world.time.now
			}
		]);
	},
	restore(world, device, { a }) {
		const gone = [...world.ledger.all()].filter(([, , facts]) => facts.deletedAt !== undefined);
		const [collection, recordId] = gone[a % Math.max(1, gone.length)] ?? ['deals', 'zqiunknown0'];
		device.edit([
			{ collection: collection as 'deals', recordId, op: 'set', field: 'deletedAt', value: null }
		]);
	},
	convert(world, device, choice) {
		device.edit(conversion(world, device, choice));
	},
	several(world, device, choice) {
		const { a, b, c } = choice;
		const collection = collectionFor(a);
		const recordId = someRecord(world, device, collection, b);
		const both = [0, 1].map((i) =>
			someValue(world, device, collection, { a: c + i, b: b + i, c: a + i })
		);
		device.edit(both.map(([field, value]) => ({ collection, recordId, op: 'set', field, value })));
	},
	undo(world, device, { a, b }) {
		const own = world.devices.filter(({ member }) => member === device.member);
		const all = world.devices.flatMap(({ txs }) => txs);
		const done = own.flatMap(({ written }) =>
			written.filter(({ verdict }) => verdict === 'accepted')
		);
		const value = b % 8 === 7 ? all[a % Math.max(1, all.length)] : done.at(-1 - (a % 4))?.entry.tx;
		if (value) undo(world, device, value);
	},
	upset,
	quarrel,
	offline(_, device) {
		device.wantsOnline = false;
		device.cut();
	},
	online(_, device) {
		device.wantsOnline = true;
		device.isStalled = false;
	},
	stall(_, device) {
		device.isStalled = true;
	},
	cut(_, device) {
		device.cut();
	},
	skew(_, device, { a }) {
		device.skew = [0, -3_600_000, 3_600_000, -40_000][a % 4]!;
	},
	/** Commits take long for a while, so that members have to rest; or no time again. */
	slow(world, _, { a }) {
		world.time.perCommit = [0, 20, 400, 2_000][a % 4]!;
	},
	async wait(world, _, { a }) {
		const ms = JUMPS[a % JUMPS.length]!;
		for (let i = 0; i < 4; i++) {
			world.time.advance(ms / 4);
			await world.rounds(2);
		}
	},
	async roles(world, device, { a, b, c }) {
		const member = INSIDERS[a % INSIDERS.length]!;
		const roles = [FIRST_ROLES[b % FIRST_ROLES.length]!];
		if (c % 3 === 0) roles.push(FIRST_ROLES[c % FIRST_ROLES.length]!);
		const patch: Fields = { roles };
		Object.values(DEPARTMENTS).forEach(
			(id, i) => (patch[`departments/${id}`] = (c >> i) % 2 === 1 ? true : null)
		);
		await serverWrites(world, (log) => log.set('members', member, patch), c);
	},
	async activity(world, device, { a, c }) {
		const member = INSIDERS[1 + (a % (INSIDERS.length - 1))]!;
		const isActive = world.project.get('members', member)?.isActive === true;
		await serverWrites(
			world,
			(log) => log.set('members', member, { isActive: isActive ? null : true }),
			c
		);
	},
	/** Their rights change, and in the same breath they edit. */
	rush(world, device, choice) {
		const patch: Fields = { roles: [FIRST_ROLES[choice.a % FIRST_ROLES.length]!] };
		if (choice.b % 5 === 0) patch.isActive = null;
		void serverWrites(world, (log) => log.set('members', device.member, patch), 1);
		DEEDS.set(world, device, choice);
	},
	bulk,
	unbulk,
	async restart(world, _, { a }) {
		await world.restart(a % 2 === 0);
	},
	blackout: (world) => world.cutPower(),
	rebuild: (world) => world.rebuild(),
	fault(world, _, { a }) {
		world.fault = FAULTS[a % FAULTS.length]!;
	},
	backup(world) {
		if (!world.project.isFenced) world.backup();
	},
	async recover(world) {
		if (world.hasBackup) await world.restore();
	},
	archive: archiving,
	share,
	matrix,
	manage,
	entrust,
	grade,
	tab(world, device) {
		if (world.devices.length < 24) world.devices.push(new Device(world, device.member));
	},
	reload(world, device) {
		device.cut();
		world.devices.splice(
			world.devices.indexOf(device),
			1,
			Object.assign(new Device(world, device.member), { written: device.written, txs: device.txs })
		);
	},
	dealt(world, device, { a }) {
		const outcome = device.attention[a % Math.max(1, device.attention.length)];
		if (!outcome) return;
		const { client, clock } = outcome;
		world.dealt.add(`${client} ${clock}`);
		device.say({ t: 'dealt', client, clock });
	},
	look(world, device, { a, b }) {
		const collection = collectionFor(a);
		const id = someRecord(world, device, collection, (b % 100) * 10);
		const page = `/fuzz/${collection}/${id}?q=${id}`;
		device.say({
			t: 'look',
			look: b % 2 === 0 ? { page, record: `${collection}:${id}` } : { page }
		});
	},
	read(world, device, { a, b }) {
		if (!world.me(device.member)) return;
		const scope = world.project.scopeOf(device.member);
		const collection = collectionFor(a);
		const { reading } = world.app;
		world.scan(
			device.member,
			JSON.stringify(reading.list(world.project, scope, collection, { q: 'zq' }))
		);
		const id = someRecord(world, device, collection, b);
		const record = reading.record(world.project, scope, collection, id);
		if (record) world.scan(device.member, JSON.stringify(record));
	},
	hostile
} satisfies Record<string, Deed>;

export const KINDS = Object.keys(DEEDS) as (keyof typeof DEEDS)[];

/**
 * Plays one history over a fresh copy of the template and checks all invariants at its end. Histories that
 * were found before there was sharing begin without those who came with it.
 */
export async function play(
	template: Template,
	time: VirtualTime,
	commands: readonly Command[],
	areAllThere = true
): Promise<World['counts']> {
	const world = new World(template, time);
	try {
		const first = [...MEMBERS.slice(0, 8), ...(areAllThere ? MEMBERS.slice(13) : [])];
		for (const member of first) world.devices.push(new Device(world, member));
		await world.rounds(6);
		for (const { kind, who, pause, ...choice } of commands) {
			const device = world.devices[who % world.devices.length]!;
			world.count(kind);
			await DEEDS[kind](world, device, choice);
			await world.rounds(pause);
		}
		await homecoming(world);
		checkAll(world);
		await minuteLater(world);
		checkLeavers(world);
		await world.restart(true);
		await homecoming(world);
		checkAll(world);
		world.counts.bytes = world.scannedBytes;
		return world.counts;
	} finally {
		await world.close();
	}
}

/** The server tidies up as it does every twenty seconds. */
async function minuteLater(world: World): Promise<void> {
	for (let i = 0; i < 3; i++) {
		world.time.advance(20_000);
		await world.rounds(30);
	}
}

/** Everybody comes back, and nothing fails any more. */
async function homecoming(world: World): Promise<void> {
	world.fault = null;
	world.time.perCommit = 0;
	for (const device of world.devices) {
		device.isStalled = false;
		device.wantsOnline = true;
	}
	await world.rest();
	world.time.advance(1_000);
	await world.rest();
}
