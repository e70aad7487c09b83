import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { SCHEMA_VERSION } from '#lib/model/collections.ts';
import { newId } from '#lib/model/ids.ts';
import { someRecord, type Choice } from './deeds.ts';
import type { Device } from './device.ts';
import { TYPE, Wire } from './wire.ts';
import type { World } from './world.ts';

/** Somebody who holds a member's session and keeps to no rule. */
interface Intruder {
	world: World;
	device: Device;
	choice: Choice;
	wire: Wire;
}

type Trick = (intruder: Intruder) => void;

/** What a hostile client does once it has joined as the member that it is. */
const TRICKS: Record<string, Trick> = {
	otherJournal({ world, device, wire, choice }) {
		const victim = otherThan(world, device, choice.a);
		if (victim) wire.say(journal([entry(victim, victim.client, victim.clock + 1, world)]));
	},
	ownUpdate: ({ wire }) => sendUpdate(wire, 2, updateOf('companies', 'x\u0000name')),
	foreignUpdate: ({ wire }) => sendUpdate(wire, 2, updateOf('companies', 'x\u0000name', 1)),
	unknownRoot: ({ wire }) => sendUpdate(wire, 2, updateOf('elsewhere', 'x')),
	staleCopy: ({ wire, choice }) =>
		sendUpdate(wire, 1, updateOf('companies', `zqicomp0001\u0000name`, choice.a)),
	pending: ({ wire, choice }) => sendUpdate(wire, choice.a % 2 === 0 ? 1 : 2, pendingUpdate()),
	forgedDeletes: ({ wire, device }) => sendUpdate(wire, 1, deletesOf(device.doc)),
	forgedPresence({ wire }) {
		wire.write(TYPE.awareness, (encoder) => encoding.writeVarUint8Array(encoder, awareness()));
	},
	notJson: ({ wire }) => wire.say('{"t":'),
	noMessage: ({ wire }) => wire.say('[1, 2, 3]'),
	unknownMessage: ({ wire }) => wire.say('{"t":"sudo"}'),
	noEntries: ({ wire }) => wire.say('{"t":"journal","entries":[{"client":"x"}]}'),
	oversized: ({ wire }) =>
		wire.say(JSON.stringify({ t: 'look', look: { page: 'x'.repeat(300_000) } })),
	deep: ({ wire, device, world, choice }) => {
		const text = '['.repeat(20_000) + ']'.repeat(20_000);
		const messages = [
			`{"t":"look","look":{"page":"/x","record":${text}}}`,
			`{"t":"ping","at":${text}}`,
			journal([{ ...entry(device, newId(), 1, world), value: [] }]).replace(
				'"value":[]',
				`"value":${text}`
			)
		];
		wire.say(messages[choice.a % 3]!);
	},
	noise({ wire, world }) {
		wire.bytes(Uint8Array.from({ length: 40 }, () => world.time.chance(256)));
	},
	oddFrames({ wire, choice }) {
		const type = [6, 7, 8, 2, 3, 42, 9, 10][choice.a % 8]!;
		wire.write(type, (encoder) => encoding.writeVarString(encoder, 'x'));
	},
	badVector: ({ wire }) => sendUpdate(wire, 0, Uint8Array.from([255, 255, 255])),
	/** What is their own they may deal with on any device, also before the one that wrote it is told. */
	dealtOfOthers({ wire, world, device }) {
		for (const { attention, member } of world.devices) {
			for (const { client, clock } of attention) {
				wire.say(JSON.stringify({ t: 'dealt', client, clock }));
				if (member === device.member) world.dealt.add(`${client} ${clock}`);
			}
		}
	},
	flood({ wire }) {
		for (let i = 0; i < 700; i++) wire.say('{"t":"ping","at":1}');
	},
	manyEdits({ wire, device, world }) {
		const client = newId();
		wire.say(journal(Array.from({ length: 300 }, (_, i) => entry(device, client, i + 1, world))));
	},
	gap: ({ wire, device, world }) => wire.say(journal([entry(device, newId(), 5, world)])),
	/** Says again what was judged; with a changed value, too. */
	again({ wire, device, choice }) {
		const judged = device.written.filter(({ verdict }) => verdict !== null).slice(-20);
		const entries = judged.map(({ entry }) =>
			choice.a % 2 === 0 || entry.op !== 'set' ? entry : { ...entry, value: 'zqvforged0' }
		);
		if (entries.length > 0) wire.say(journal(entries));
	},
	/** Claims to have seen everything, and to come from the future. */
	prophet({ wire, device, world, choice }) {
		const recordId = someRecord(world, device, 'companies', choice.b);
		const base = Number.MAX_SAFE_INTEGER;
		wire.say(journal([{ ...entry(device, newId(), 1, world), recordId, base, at: base }]));
	},
	poisonedNames({ wire, device, world, choice }) {
		const field = ['__proto__', 'constructor', 'departments/', 'name/x', ''][choice.a % 5]!;
		wire.say(journal([{ ...entry(device, newId(), 1, world), field }]));
	},
	brokenText({ wire, device, world, choice }) {
		const recordId = someRecord(world, device, 'companies', choice.b);
		wire.say(
			journal([{ ...entry(device, newId(), 1, world), recordId, value: 'half \ud800 a letter' }])
		);
	}
};

/** Joins that must not succeed, or must not show more than the member may see. */
const INTRUSIONS = [
	'nobody',
	'somebodyElse',
	'otherScope',
	'oldEpoch',
	'otherVersion',
	'noToken',
	'stolenJournal'
];

const NAMES = Object.keys(TRICKS);

export function hostile(world: World, device: Device, choice: Choice): void {
	const n = choice.b % (NAMES.length + INTRUSIONS.length);
	const me = world.me(device.member);
	if (!me) return;
	world.intruded.add(device.member);
	if (n >= NAMES.length) {
		intrude(world, device, INTRUSIONS[n - NAMES.length]!, choice, me);
		return;
	}
	const name = NAMES[n]!;
	world.count(`hostile ${name}`);
	const { wire } = join(world, device.member, me.replica, token(device.member, me.incarnation));
	world.strangers.push(wire);
	wire.whenJoined = () => TRICKS[name]!({ world, device, choice, wire });
}

function intrude(
	world: World,
	device: Device,
	kind: string,
	{ a }: Choice,
	me: { replica: string; incarnation: string }
): void {
	world.count(`hostile ${kind}`);
	const { member } = device;
	const other = otherThan(world, device, a);
	const otherName = other && world.me(other.member)?.replica;
	const [as, name, text] = {
		nobody: ['', me.replica, token(member, me.incarnation)],
		somebodyElse: [member, me.replica, token(other?.member ?? 'zqim0000ann', me.incarnation)],
		otherScope: [member, otherName ?? me.replica, token(member, me.incarnation)],
		oldEpoch: [
			member,
			me.replica.replace(/\d+$/, (epoch) => String(Number(epoch) - 1)),
			token(member, me.incarnation)
		],
		otherVersion: [
			member,
			me.replica,
			token(member, me.incarnation).replace(`"v":${SCHEMA_VERSION}`, '"v":99')
		],
		noToken: [member, me.replica, '{}'],
		stolenJournal: [
			member,
			me.replica,
			token(
				member,
				me.incarnation,
				other ? [entry(other, other.client, other.clock + 1, world)] : []
			)
		]
	}[kind] as [string, string, string];
	world.strangers.push(join(world, as, name, text).wire);
}

function join(
	world: World,
	member: string,
	name: string,
	text: string
): { wire: Wire & { whenJoined?: () => void } } {
	const doc = new Y.Doc();
	const wire: Wire & { whenJoined?: () => void } = new Wire(
		world.hocuspocus,
		member && world.cookieOf(member),
		name,
		doc,
		{
			sent: (bytes) => world.scan(member || 'nobody', bytes),
			authenticated: () => {},
			refused: (reason) => world.count(`stranger ${reason.slice(0, 3)}`),
			stateless: () => {},
			synced(isFirst) {
				if (isFirst) wire.whenJoined?.();
			},
			closed: (reason) => world.count(`stranger ${reason}`),
			lost: () => {}
		}
	);
	const say = wire.say.bind(wire);
	wire.say = (payload) => {
		world.ledger.admissions.typed(member, payload);
		say(payload);
	};
	world.ledger.admissions.typed(member, text);
	wire.open(text);
	return { wire };
}

function token(member: string, incarnation: string, entries: unknown[] = []): string {
	return JSON.stringify({ v: SCHEMA_VERSION, member, incarnation, journal: entries });
}

function journal(entries: unknown[]): string {
	return JSON.stringify({ t: 'journal', entries });
}

/** Somebody else whose journal the server knows: an id that nobody has seen yet cannot be guessed. */
function otherThan(world: World, { member }: Device, n: number): Device | undefined {
	const known = world.devices.filter((device) => {
		const judged = device.written.filter(({ verdict, isLost }) => verdict !== null && !isLost);
		return device.member !== member && judged.some(({ entry }) => entry.client === device.client);
	});
	return known[n % Math.max(1, known.length)];
}

function entry(device: Device, client: string, clock: number, world: World) {
	const recordId = 'unknown0005';
	const at = world.time.now;
	return {
		client,
		clock,
		tx: newId(),
		at,
		base: device.base,
		collection: 'companies',
		recordId,
		op: 'set',
		field: 'name',
		value: 'forged'
	};
}

function sendUpdate(wire: Wire, type: number, update: Uint8Array): void {
	wire.write(TYPE.sync, (encoder) => {
		encoding.writeVarUint(encoder, type);
		encoding.writeVarUint8Array(encoder, update);
	});
}

function updateOf(root: string, key: string, client = 3_000_000_000): Uint8Array {
	const doc = new Y.Doc();
	doc.clientID = client;
	doc.getMap(root).set(key, 'smuggled');
	return Y.encodeStateAsUpdate(doc);
}

/** An update that waits for one which never comes. */
function pendingUpdate(): Uint8Array {
	const doc = new Y.Doc();
	doc.getMap('companies').set('x\u0000', true);
	const before = Y.encodeStateVector(doc);
	doc.getMap('companies').set('y\u0000', true);
	return Y.encodeStateAsUpdate(doc, before);
}

/** Deletes of everything that stands in a copy, and no structs. */
function deletesOf(doc: Y.Doc): Uint8Array {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	copy.transact(() => {
		for (const key of [...copy.getMap('companies').keys()]) copy.getMap('companies').delete(key);
	});
	return Y.encodeStateAsUpdate(copy, Y.encodeStateVector(copy));
}

function awareness(): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, 1);
	encoding.writeVarUint(encoder, 7);
	encoding.writeVarUint(encoder, 1);
	encoding.writeVarString(encoder, '{"name":"Ann"}');
	return encoding.toUint8Array(encoder);
}
