import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as encoding from 'lib0/encoding';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { newId } from '#lib/model/ids.ts';
import { JOURNAL_LIMIT, PACE, type Here } from '#lib/replica/messages.ts';
import { Besieged } from '../support/live/besieged.ts';
import { Client } from '../support/live/client.ts';
import { askFrame, KIND } from '../support/live/frames.ts';
import type { Firm } from '../support/live/founding.ts';
import { standingOf, Stranger } from '../support/live/stranger.ts';

let world: Besieged;
let hotel: string;

beforeAll(async () => {
	world = await Besieged.begin([
		{ name: 'ann', roles: ['admin'] },
		{ name: 'max', roles: ['manager'] },
		{ name: 'liv', roles: ['limited'] }
	]);
	hotel = await world.sown('companies', { name: 'Hotel', owner: world.firm.seats.ann!.member });
}, 60_000);
afterEach(() => world.checkPeace());
afterAll(() => world.end());

/** So many entries about one record, in messages of so many. */
function pour(stranger: Stranger, entries: number, perMessage: number, from = 0): void {
	for (let sent = from; sent < from + entries; sent += perMessage) {
		const some = Array.from({ length: perMessage }, (_, i) =>
			stranger.entry(sent + i + 1, { recordId: hotel, field: 'phone', value: `Flood ${sent + i}` })
		);
		stranger.say({ t: 'journal', entries: some });
	}
}

describe('rule 18: no one slows another', () => {
	let pest: string;

	// Who has kept no pace joins less often for a while.
	beforeEach(async () => {
		pest = await world.newcomer();
	});

	it('more entries than the pace allows: limited', async () => {
		const one = await (await world.stranger(pest)).joined();
		pour(one, PACE.burst * 3, 1);
		expect(await one.refused()).toBe('limited');
	});

	it('what was judged before it was limited stands, once, and the rest can be brought again', async () => {
		const one = await (await world.stranger(pest)).joined();
		pour(one, PACE.burst, 50);
		pour(one, 100, 100, PACE.burst);
		expect(await one.refused()).toBe('limited');
		const rows = world.books().rows.filter(({ client }) => client === one.client);
		expect(rows.length).toBeLessThanOrEqual(PACE.burst);
	});

	it('the journal in a token is not counted', async () => {
		const one = await world.stranger(pest);
		const journal = Array.from({ length: JOURNAL_LIMIT / 2 }, (_, i) =>
			one.entry(i + 1, { recordId: hotel, field: 'phone', value: `Offline ${i}` })
		);
		const back = await world.stranger(pest, { token: { journal } });
		await back.joined();
		expect(await back.told('saved')).toMatchObject({ upto: JOURNAL_LIMIT / 2 });
	});

	it('messages of any kind, and sync steps, have a pace too', async () => {
		const one = await (await world.stranger(pest)).joined();
		for (let i = 0; i < 2_000; i++) one.say({ t: 'ping', at: i });
		expect(await one.refused()).toBe('limited');
		const liv = await (await world.stranger('liv')).joined();
		for (let i = 0; i < 50; i++) liv.send(askFrame(liv.address));
		expect(await liv.refused()).toBe('limited');
	});

	it('what comes before the token is bounded', async () => {
		const one = await world.stranger(pest, { name: `replica:${newId()}:s@1` });
		await one.refused();
		for (let i = 0; i < 2_000; i++) one.say({ t: 'ping', at: i });
		expect((await one.cutOff()).code).toBe(4205);
	});

	it('a flood in one project leaves the edits of another alone', { timeout: 120_000 }, async () => {
		const order = { name: 'Elsewhere', people: [{ name: 'bob', roles: ['admin'] }] };
		const firm = await world.server.ask<Firm>('found', order);
		const { host } = world.ann.browser;
		const bob = await new Client({ host, firm }, firm.seats.bob!).opened();
		const quiet = await paceOf(bob, 40);
		const seat = world.firm.seats[pest]!;
		const standing = await standingOf(host, world.firm, seat);
		const flood = new Flood(() => new Stranger(standing, seat));
		flood.begin(2);
		const flooded = await paceOf(bob, 40);
		await flood.end();
		expect(bob.written.every(({ verdict }) => verdict === 'accepted')).toBe(true);
		expect(bob.counts).toEqual({ online: 1, offline: 0, fresh: 0 });
		expect(flood.limited, 'the flood was noticed').toBeGreaterThan(0);
		const ratio = (flooded / quiet).toFixed(2);
		console.log(
			`edit → saved p50: ${quiet.toFixed(1)} ms, in a flood ${flooded.toFixed(1)} ms, ${ratio}×`
		);
		bob.close();
	});
});

/** Edits one after the other; gives the median time from an edit to its being saved, in milliseconds. */
async function paceOf(client: Client, edits: number): Promise<number> {
	const times: number[] = [];
	for (let i = 0; i < edits; i++) {
		const at = performance.now();
		await client.settled({
			collection: 'companies',
			op: 'create',
			recordId: newId(),
			fields: { name: `Calm ${i}` }
		});
		times.push(performance.now() - at);
	}
	return times.toSorted((a, b) => a - b)[Math.floor(edits / 2)]!;
}

/** Strangers who pour as fast as they can, and come back whenever they are sent away. */
class Flood {
	readonly #arrival: () => Stranger;
	readonly #running: Promise<void>[] = [];
	#isOver = false;
	limited = 0;

	constructor(arrival: () => Stranger) {
		this.#arrival = arrival;
	}

	begin(strangers: number): void {
		for (let i = 0; i < strangers; i++) this.#running.push(this.#run());
	}

	async end(): Promise<void> {
		this.#isOver = true;
		await Promise.all(this.#running);
	}

	async #run(): Promise<void> {
		while (!this.#isOver) {
			const stranger = this.#arrival();
			const { bell } = stranger;
			await bell.until(() => stranger.isIn || stranger.refusal || stranger.status, 'an answer');
			if (stranger.isIn) pour(stranger, PACE.burst * 4, 10);
			await bell.until(() => stranger.refusal || stranger.status, 'it is sent away');
			if (stranger.status === 429 || stranger.refusal === 'limited') this.limited += 1;
			stranger.close();
		}
	}
}

/** A presence that claims to be somebody else, as stock clients of other servers send it. */
function presenceOf(state: Record<string, unknown>): (encoder: encoding.Encoder) => void {
	const awareness = new Awareness(new Y.Doc());
	awareness.setLocalState(state);
	const bytes = encodeAwarenessUpdate(awareness, [awareness.clientID]);
	awareness.destroy();
	return (encoder) => encoding.writeVarUint8Array(encoder, bytes);
}

describe('rule 19: presence is stamped by the server', () => {
	it('awareness frames close their connection, and nobody hears of them', async () => {
		const max = await (await world.stranger('max')).joined();
		max.frame(KIND.awareness, presenceOf({ user: 'Ann', member: world.ann.seat.member }));
		expect(await max.refused()).toBe('malformed');
	});

	it('who looks is who is signed in, whatever the look says', async () => {
		const max = await (await world.stranger('max')).joined();
		const look = {
			page: '/javorina/deals',
			member: world.ann.seat.member,
			key: 'x',
			isEditing: 'yes'
		};
		max.say({ t: 'look', look });
		await world.ann.bell.until(() => world.ann.here.length > 0, 'Ann sees somebody');
		const [seen] = world.ann.here;
		expect(seen).toMatchObject({ member: max.seat.member, look: { page: '/javorina/deals' } });
		expect(Object.keys(seen!.look)).toEqual(['page']);
	});

	it('a look of more than 1 KiB, at no page, or of another kind is no look', async () => {
		const max = await (await world.stranger('max')).joined();
		const looks = [
			{ page: `/${'x'.repeat(1_024)}` },
			{ page: 'https://evil.example' },
			{ page: 7 },
			'x',
			[]
		];
		for (const look of looks) max.say({ t: 'look', look });
		max.say({ t: 'look', look: { page: '/javorina' } });
		await world.ann.bell.until(() => world.ann.here.length > 0, 'Ann sees somebody');
		expect(world.ann.here.map(({ look }) => look)).toEqual([{ page: '/javorina' }]);
	});

	it('a record is shown only to those who may see it', async () => {
		const [max, liv] = await Promise.all(
			['max', 'liv'].map(async (name) => (await world.stranger(name)).joined())
		);
		const record = `companies:${hotel}`;
		max!.say({ t: 'look', look: { page: `/javorina/companies/${hotel}`, record, field: 'name' } });
		const seen = () => (liv!.messages('here').at(-1)?.here ?? []) as Here[];
		await liv!.bell.until(() => seen().length > 0, 'Liv sees somebody');
		expect(seen().map(({ look }) => look)).toEqual([{ page: '/javorina/companies' }]);
		await world.ann.bell.until(
			() => world.ann.here.some(({ look }) => look.record === record),
			'Ann sees it'
		);
		expect(JSON.stringify(liv!.messages('here'))).not.toContain(hotel);
	});

	it('looks too many are not passed on', async () => {
		const max = await (await world.stranger('max')).joined();
		for (let i = 0; i < 200; i++) max.say({ t: 'look', look: { page: `/javorina/${i}` } });
		max.say({ t: 'ping', at: 1 });
		await max.told('pong');
		await world.ann.bell.until(() => world.ann.here.length > 0, 'Ann sees somebody');
		expect(world.ann.here[0]!.look.page).not.toBe('/javorina/199');
	});
});
