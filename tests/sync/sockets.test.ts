import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { Besieged } from '../support/live/besieged.ts';
import { KIND, textFrame, tokenFrame } from '../support/live/frames.ts';

let world: Besieged;

beforeAll(async () => {
	world = await Besieged.begin([
		{ name: 'ann', roles: ['admin'] },
		{ name: 'max', roles: ['manager'] }
	]);
}, 60_000);
afterEach(() => world.checkPeace());
afterAll(() => world.end());

it('a member has so many sockets at once, and no more', async () => {
	const name = await world.newcomer();
	const all = await Promise.all(Array.from({ length: 51 }, () => world.stranger(name)));
	await Promise.all(
		all.map((one) => one.bell.until(() => one.isIn || one.status, 'it is answered'))
	);
	expect(all.filter(({ status }) => status === 429)).toHaveLength(1);
	expect(all.filter(({ isIn }) => isIn)).toHaveLength(50);
});

it('a socket joins once: a second token on it is not read', async () => {
	const max = await (await world.stranger('max')).joined();
	const journal = [max.entry(1, { op: 'create', fields: { name: 'Second' } })];
	max.send(tokenFrame('replica:another:scope@1', JSON.stringify({ journal })));
	expect(await max.refused()).toBe('limited');
	expect(JSON.stringify(world.books().rows)).not.toContain('Second');
});

it('what is no name of a replica ends the socket, and nobody prints it', async () => {
	const one = await world.stranger('max', { name: 'x\nforged line\n'.repeat(100_000) });
	for (let i = 0; i < 5; i++) one.say('x');
	expect(await one.cutOff()).toEqual({ code: 4400, reason: 'malformed' });
	const two = await (await world.stranger('max')).joined();
	two.send(textFrame(`${two.address}\0a\nforged line`, KIND.stateless, 'x'));
	expect((await two.cutOff()).code).toBe(4400);
	// Whatever they had printed comes before this answer.
	await world.server.ask('sweep');
	expect(world.server.said).not.toContain('forged');
});

it('a socket that joins nothing counts as one that does', async () => {
	const name = await world.newcomer();
	const statuses = new Set<number | null>();
	for (let i = 0; i < 70 && !statuses.has(429); i++) {
		const one = await world.stranger(name, { name: 'nothing of that kind' });
		await one.bell.until(() => one.ended || one.status, 'it is answered');
		statuses.add(one.status);
	}
	expect(statuses).toContain(429);
});

it.each(['[', 'a b'])('a socket for the host "%s" is a bad request', async (name) => {
	const { hostname, port } = new URL(`http://${world.ann.browser.host}`);
	const socket = connect({ host: hostname, port: Number(port) });
	const { cookie } = world.firm.seats.max!;
	socket.write(
		`GET /collab HTTP/1.1\r\nHost: ${name}\r\nOrigin: http://${name}\r\nCookie: ${cookie}\r\n` +
			'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
			'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n'
	);
	expect(await text(socket)).toMatch(/^HTTP\/1.1 400 Bad Request/);
});

it('a refused socket is ended, though whoever asked keeps their side open', async () => {
	const { hostname, port } = new URL(`http://${world.ann.browser.host}`);
	const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
	socket.write(
		`GET /collab HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: http://${hostname}:${port}\r\n` +
			'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
			'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n'
	);
	const [answer] = (await once(socket, 'data')) as [Buffer];
	expect(String(answer)).toContain('401');
	await once(socket, 'end');
	// The server has let go of it: what is sent now comes back as a reset.
	socket.on('error', () => {});
	const gone = new Promise((resolve) => socket.once('close', resolve));
	const poke = setInterval(() => socket.write('x'), 20);
	await gone;
	clearInterval(poke);
});

it('who joins again and again is asked to wait', async () => {
	const name = await world.newcomer();
	const answers: (string | number)[] = [];
	while (answers.length < 70 && !answers.includes(429)) {
		const one = await world.stranger(name);
		await one.bell.until(() => one.isIn || one.refusal || one.status, 'it is answered');
		answers.push(one.status ?? one.refusal ?? 'in');
		one.close();
	}
	expect(answers.at(-1)).toBe(429);
	expect(answers.filter((answer) => answer === 'in').length).toBeGreaterThanOrEqual(60);
});
