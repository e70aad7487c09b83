import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAuthWorld, type AuthWorld } from '../../tests/support/auth-world.ts';
import type { Session } from './sessions.ts';

const MINUTE = 60_000;
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0';

let world: AuthWorld;
let jana: string;

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 2, 9) });
	world = createAuthWorld();
	jana = (await world.person('Jana')).account.id;
});

afterEach(() => {
	world.end();
	vi.useRealTimers();
});

async function signedIn(account = jana, userAgent = FIREFOX) {
	const cookie = (await world.auth.sessions.start(account, userAgent)).split(';')[0]!;
	return { cookie, session: (await seen(cookie))! };
}

const seen = async (cookie: string): Promise<Session | null> =>
	(await world.auth.sessions.validate(cookie)).session;

test('a person sees where they are signed in, this device first, and no name opens a session', async () => {
	const laptop = await signedIn();
	vi.setSystemTime(Date.now() + 20 * MINUTE);
	const { cookie, session } = await signedIn(jana, 'something else');
	vi.setSystemTime(Date.now() + 20 * MINUTE);
	await seen(laptop.cookie);
	await signedIn((await world.person('Petr')).account.id);

	const start = Date.UTC(2026, 2, 9);
	const devices = world.auth.devices.of(session);
	expect(devices).toEqual([
		{
			id: expect.any(String),
			browser: null,
			system: null,
			firstSeenAt: start + 20 * MINUTE,
			lastSeenAt: start + 20 * MINUTE,
			isThis: true
		},
		{
			id: expect.any(String),
			browser: 'Firefox',
			system: 'Linux',
			firstSeenAt: start,
			lastSeenAt: start + 40 * MINUTE,
			isThis: false
		}
	]);
	const told = JSON.stringify(devices);
	for (const secret of [cookie.split('=')[1]!, session.key, laptop.session.key])
		expect(told).not.toContain(secret);
	expect(await seen(`spolu_session=${devices[0]!.id}`)).toBeNull();
});

test('one device is signed out by its name, and whoever holds its sockets hears of it', async () => {
	const laptop = await signedIn();
	const phone = await signedIn();
	const heard: string[] = [];
	world.auth.sessions.onRevoked(({ key }) => heard.push(key));
	const other = world.auth.devices.of(phone.session).find(({ isThis }) => !isThis)!;
	world.auth.devices.end(jana, other.id);
	expect(heard).toEqual([laptop.session.key]);
	expect(await seen(laptop.cookie)).toBeNull();
	expect(await seen(phone.cookie)).not.toBeNull();
});

test('nobody signs out the devices of others, and they look like none', async () => {
	const { cookie, session } = await signedIn();
	const petr = (await world.person('Petr')).account.id;
	const { id } = world.auth.devices.of(session)[0]!;
	for (const named of [id, 'no such device']) {
		expect(() => world.auth.devices.end(petr, named)).toThrow(
			expect.objectContaining({ code: 'not_found', key: 'security.devices.gone' })
		);
	}
	expect(await seen(cookie)).not.toBeNull();
});

test('all other devices are signed out at once', async () => {
	const others = [await signedIn(), await signedIn()];
	const petr = await signedIn((await world.person('Petr')).account.id);
	const mine = await signedIn();
	world.auth.devices.endOthers(mine.session);
	for (const { cookie } of others) expect(await seen(cookie)).toBeNull();
	for (const { cookie } of [mine, petr]) expect(await seen(cookie)).not.toBeNull();
	expect(world.auth.devices.of(mine.session)).toHaveLength(1);
	world.auth.devices.endOthers(mine.session);
});

test('a session that has run out is in no list', async () => {
	const { session } = await signedIn();
	vi.setSystemTime(Date.now() + 31 * 24 * 60 * MINUTE);
	expect(world.auth.devices.of(session)).toEqual([]);
});
