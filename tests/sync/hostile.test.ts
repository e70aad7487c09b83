import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/model/ids.ts';
import type { Fields } from '#lib/model/json.ts';
import { JOURNAL_LIMIT, MESSAGE_LIMIT } from '#lib/replica/messages.ts';
import { Besieged } from '../support/live/besieged.ts';
import { Client } from '../support/live/client.ts';
import { deletions, FORGERIES } from '../support/live/forgeries.ts';
import { KIND, SYNC } from '../support/live/frames.ts';
import type { Wanting } from '../support/live/stranger.ts';

let world: Besieged;
let own: string;
let hidden: string;

beforeAll(async () => {
	world = await Besieged.begin([
		{ name: 'ann', roles: ['admin'] },
		{ name: 'max', roles: ['manager'] },
		{ name: 'liv', roles: ['limited'] }
	]);
	const { ann, liv } = world.firm.seats;
	own = await world.sown('companies', { name: 'Drevostav', owner: liv!.member });
	hidden = await world.sown('companies', { name: 'Hotel Plejsy', owner: ann!.member });
}, 60_000);
afterEach(() => world.checkPeace());
afterAll(() => world.end());

const named = (name: string): Fields => ({ name });

/** The reason with which somebody is not let in, or sent away. */
async function refusalOf(name: string, wanting: Wanting): Promise<string> {
	return (await world.stranger(name, wanting)).refused();
}

/** The answer to who asks for a socket and is given none. */
async function statusOf(name: string, wanting: Wanting): Promise<number> {
	const stranger = await world.stranger(name, wanting);
	await stranger.bell.until(() => stranger.status, 'the socket is refused');
	return stranger.status!;
}

describe('rule 13: the author is the connection', () => {
	it.each([['https://evil.example'], ['http://127.0.0.1:1'], ['null'], [null]])(
		'a socket opened from %s is refused',
		async (origin) => {
			expect(await statusOf('max', { origin })).toBe(403);
		}
	);

	it.each([
		['no cookie', ''],
		['an unknown session', `spolu_session=${'a'.repeat(40)}`]
	])('with %s a socket is refused', async (_, cookie) =>
		expect(await statusOf('max', { cookie })).toBe(401)
	);

	it('a session that has ended, or run out, is signed out; its connections are closed', async () => {
		for (const way of ['signOut', 'expire']) {
			const name = await world.newcomer();
			const { cookie } = world.firm.seats[name]!;
			const standing = await (await world.stranger(name)).joined();
			await world.server.ask(way, cookie);
			await world.server.ask('sweep');
			expect(await standing.refused()).toBe('signed_out');
			expect(await statusOf('max', { cookie })).toBe(401);
		}
	});

	it('a token that names another member is signed out before its journal is read', async () => {
		const { member } = world.firm.seats.ann!;
		const max = await world.stranger('max');
		const journal = [max.entry(1, { op: 'create', fields: named('Forged') })];
		expect(await refusalOf('max', { token: { member, journal } })).toBe('signed_out');
		expect(JSON.stringify(world.books().rows)).not.toContain('Forged');
	});

	it("another member's journal is malformed, in a token and on a connection", async () => {
		const [written] = world.ann.edit({
			collection: 'companies',
			op: 'set',
			recordId: own,
			field: 'phone',
			value: '1'
		});
		await world.ann.bell.until(() => written!.verdict, 'Ann has written');
		const { client } = written!.entry;
		const max = await (await world.stranger('max')).joined();
		const forged = { ...max.entry(2, { recordId: own, field: 'name', value: 'Forged' }), client };
		expect(await refusalOf('max', { token: { journal: [forged] } })).toBe('malformed');
		max.say({ t: 'journal', entries: [forged] });
		expect(await max.refused()).toBe('malformed');
		expect(JSON.stringify(world.books().rows)).not.toContain('Forged');
	});
});

const FORGED = Object.entries(FORGERIES);

describe('rules 3, 4, 7, 10 and 14: nothing of a client gets into a replica', () => {
	it.each(FORGED)('an update with %s closes its connection', async (_, bytes) => {
		const max = await (await world.stranger('max')).joined();
		max.sync(SYNC.update, bytes(own));
		expect(await max.refused()).toBe('malformed');
	});

	it.each(FORGED)('a step 2 with %s is ignored and answered `fresh`', async (_, bytes) => {
		const max = await (await world.stranger('max')).joined();
		max.sync(SYNC.step2, bytes(own));
		expect(await max.told('fresh')).toEqual({ t: 'fresh' });
		expect(max.refusal).toBeNull();
	});

	it('deletes are ignored in a step 2, and close a connection in an update', async () => {
		const max = await (await world.stranger('max')).joined();
		max.sync(SYNC.step2, deletions(max.doc, own));
		max.say({ t: 'ping', at: 1 });
		await max.told('pong');
		max.sync(SYNC.update, deletions(max.doc, own));
		expect(await max.refused()).toBe('malformed');
	});

	it('a message over 256 KiB closes its connection, one over 2 MiB its socket', async () => {
		const max = await (await world.stranger('max')).joined();
		max.say({ t: 'journal', entries: 'x'.repeat(MESSAGE_LIMIT) });
		expect(await max.refused()).toBe('malformed');
		const other = await (await world.stranger('max')).joined();
		other.send('x'.repeat(3 * 1024 * 1024));
		expect((await other.cutOff()).code).toBe(1009);
	});
});

const JUNK: [what: string, message: unknown][] = [
	['no JSON', '{'],
	['no object', '7'],
	['an unknown message', { t: 'grant', roles: ['admin'] }],
	['a journal without entries', { t: 'journal' }],
	['an empty journal', { t: 'journal', entries: [] }],
	['a journal that is no list', { t: 'journal', entries: { length: 1, 0: {} } }],
	['a ping that is no number', { t: 'ping', at: { toString: 1, valueOf: 1 } }]
];

const ENTRIES: [what: string, entry: Record<string, unknown>][] = [
	['no id', { recordId: '../../spolu.db' }],
	['a client that is none', { client: '' }],
	['an unknown collection', { collection: 'accounts' }],
	['a collection of objects', { collection: '__proto__' }],
	['an unknown operation', { op: 'drop' }],
	['half a clock', { clock: 1.5 }],
	['a base before all', { base: -1 }],
	['no value', { value: undefined }],
	['a value that is a maze', { value: { a: { b: { c: {} } } } }]
];

describe('rule 15: what is malformed ends for good', () => {
	it.each([
		['no JSON', '{'],
		['nothing', ''],
		['no member', JSON.stringify({ v: 1, incarnation: 'x', journal: [] })],
		[
			'a journal that is none',
			JSON.stringify({ v: 1, member: 'x', incarnation: 'x', journal: [{}] })
		]
	])('a token with %s', async (_, token) => {
		expect(await refusalOf('max', { token })).toBe('malformed');
	});

	it('a token with more entries than a journal may have', async () => {
		const max = await world.stranger('max');
		const journal = Array.from({ length: JOURNAL_LIMIT + 1 }, (_, i) =>
			max.entry(i + 1, { field: 'name', value: 'x' })
		);
		expect(await refusalOf('max', { token: { journal } })).toBe('malformed');
	});

	it.each(JUNK)('a message with %s', async (_, message) => {
		const max = await (await world.stranger('max')).joined();
		max.say(message);
		expect(await max.refused()).toBe('malformed');
	});

	it.each(ENTRIES)('an entry with %s', async (_, part) => {
		const max = await (await world.stranger('max')).joined();
		const entry = { ...max.entry(1, { recordId: own, field: 'name', value: 'Forged' }), ...part };
		max.say({ t: 'journal', entries: [entry] });
		expect(await max.refused()).toBe('malformed');
	});

	it.each([[KIND.auth], [KIND.broadcast], [KIND.sync], [99]])(
		'a message of kind %i without sense',
		async (kind) => {
			const max = await (await world.stranger('max')).joined();
			max.frame(kind);
			await max.refused();
		}
	);

	it('bytes that are no message close the socket, and names of objects are only names', async () => {
		for (const name of ['__proto__', 'constructor', 'hasOwnProperty', '']) {
			const stranger = await world.stranger('max', { name });
			await stranger.bell.until(() => stranger.refusal ?? stranger.ended, `${name} is refused`);
		}
		const max = await (await world.stranger('max')).joined();
		max.send(Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255, 255));
		expect((await max.cutOff()).code).toBeGreaterThan(1000);
	});

	it('fields that are unknown, or only the server writes, are refused and told', async () => {
		const max = await (await world.stranger('max')).joined();
		const fields = ['secret', '__proto__', 'createdBy', 'name\0x', 'departments/../x'];
		const entries = fields.map((field, i) =>
			max.entry(i + 1, { recordId: own, field, value: 'x' })
		);
		max.say({ t: 'journal', entries });
		const { outcomes, upto } = await max.told('saved');
		expect(upto).toBe(fields.length);
		expect((outcomes as { rule: string }[]).map(({ rule }) => rule)).toEqual(
			fields.map(() => 'invalid')
		);
	});
});

describe('rules 16, 17 and 22: each to their own replica', () => {
	it('a hidden record is refused like one that is not there, for a write and for a delete', async () => {
		const liv = await (await world.stranger('liv')).joined();
		const entries = [hidden, newId()].flatMap((recordId, i) => [
			liv.entry(2 * i + 1, { recordId, field: 'name', value: 'Forged' }),
			liv.entry(2 * i + 2, { recordId, field: 'deletedAt', value: 1 })
		]);
		liv.say({ t: 'journal', entries });
		const { outcomes } = await liv.told('saved');
		const told = (outcomes as Record<string, unknown>[]).map(({ verdict, rule, now }) => ({
			verdict,
			rule,
			now
		}));
		expect(told).toEqual(
			entries.map(() => ({ verdict: 'rejected', rule: 'not_found', now: null }))
		);
	});

	it('a name of an older epoch, or of a scope that is not theirs, is sent to their own', async () => {
		const max = await world.stranger('max');
		const liv = await world.stranger('liv');
		expect(max.address).not.toBe(liv.address);
		const older = max.address.replace(/@\d+$/, '@1');
		for (const name of [older, liv.address, max.address.replace(/:[^:]+@/, ':elsewhere@')]) {
			expect(await refusalOf('max', { name })).toMatch(new RegExp(`^go:${max.address}#`));
		}
	});

	it('an unknown project is missing, what is no name malformed, another program outdated', async () => {
		const unknown = `replica:${newId()}:scope@1`;
		expect(await refusalOf('max', { name: unknown })).toBe('missing');
		expect(await refusalOf('max', { name: 'note:a:b@1' })).toBe('malformed');
		expect(await refusalOf('max', { token: { v: 0 } })).toBe('outdated');
	});

	it('rule 17: a change of roles sends a connection to the replica that is theirs now', async () => {
		const name = await world.newcomer();
		const record = world.firm.seats[name]!.member;
		const before = await (await world.stranger(name)).joined();
		const { project } = world.firm;
		await world.server.ask('set', {
			project,
			collection: 'members',
			record,
			patch: { roles: ['telephonist'] }
		});
		const reason = await before.refused();
		expect(reason).toMatch(/^go:replica:/);
		expect((await world.stranger(name)).address).toBe(/^go:(.+)#/.exec(reason)![1]);
		await world.server.ask('set', {
			project,
			collection: 'members',
			record,
			patch: { isActive: null }
		});
	});

	it('rule 17: also to the same replica, when they may do more or less with what they read', async () => {
		const name = await world.newcomer();
		const { firm, server } = world;
		const { member: record } = firm.seats[name]!;
		const page = await new Client({ host: server.host, firm }, firm.seats[name]!).opened();
		const before = await (await world.stranger(name)).joined();
		const set = (patch: Fields) =>
			server.ask('set', { project: firm.project, collection: 'members', record, patch });
		await set({ color: 7 });
		await set({ roles: ['director'] });
		expect(await before.refused()).toMatch(new RegExp(`^go:${before.address}#`));
		await page.bell.until(() => page.counts.online === 2, 'the page has come again');
		expect(page.scope!.rights).not.toContain('deleteProject');
		page.close();
		await set({ isActive: null });
	});
});
