import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAuthWorld, type AuthWorld } from '../../tests/support/auth-world.ts';
import type { Revoked } from './sessions.ts';

const DAY = 24 * 3_600_000;

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

async function signedIn(account = jana): Promise<string> {
	const cookie = await world.auth.sessions.start(account, 'Firefox');
	return cookie.split(';')[0]!;
}

const who = async (header: string) =>
	(await world.auth.sessions.validate(header)).session?.accountId ?? null;

test('the cookie is out of reach of scripts and other sites, and Secure under https', async () => {
	const cookie = await world.auth.sessions.start(jana, 'Firefox');
	expect(cookie).toMatch(
		/^spolu_session=[a-z0-9]{40}; HttpOnly; Max-Age=2592000; Path=\/; SameSite=Lax$/
	);
	const secure = createAuthWorld('https://crm.example.com');
	const { account } = await secure.person('Petr');
	expect(await secure.auth.sessions.start(account.id, '')).toMatch(/; Secure$/);
	secure.end();
});

test('the database holds only the hash of a session id', async () => {
	const id = (await signedIn()).split('=')[1]!;
	const rows = world.db.$client.prepare('select * from sessions').all();
	expect(rows).toHaveLength(1);
	expect(JSON.stringify(rows)).not.toContain(id);
});

test('a session is found among other cookies, malformed ones too', async () => {
	const cookie = await signedIn();
	expect(await who(`theme=%; ${cookie}; other="x"`)).toBe(jana);
	expect(await who(`x${cookie}`)).toBeNull();
	expect(await who('spolu_session=')).toBeNull();
	expect(await who('')).toBeNull();
});

test('signing out ends the session, and says so once', async () => {
	const cookie = await signedIn();
	const { session } = await world.auth.sessions.validate(cookie);
	const heard: Revoked[] = [];
	world.auth.sessions.onRevoked((revoked) => heard.push(revoked));

	expect(await world.auth.sessions.end(cookie)).toMatch(/^spolu_session=; .*Max-Age=0/);
	expect(await who(cookie)).toBeNull();
	await world.auth.sessions.end(cookie);
	expect(heard).toEqual([{ key: session?.key, accountId: jana }]);
});

test('signing in as another person ends the session that the browser had', async () => {
	const cookie = await signedIn();
	const petr = (await world.person('Petr')).account.id;
	await world.auth.sessions.start(petr, 'Firefox', cookie);
	expect(await who(cookie)).toBeNull();
});

test('a session lasts thirty days from its last use', async () => {
	const cookie = await signedIn();
	vi.setSystemTime(Date.now() + 14 * DAY);
	expect((await world.auth.sessions.validate(cookie)).cookie).toBeNull();
	vi.setSystemTime(Date.now() + 2 * DAY);
	const { session, cookie: prolonged } = await world.auth.sessions.validate(cookie);
	expect(prolonged).toContain(cookie);
	expect(session?.expiresAt).toBe(Date.now() + 30 * DAY);
	vi.setSystemTime(Date.now() + 31 * DAY);
	expect(await who(cookie)).toBeNull();
});

test('an expired session is swept away, and said to have ended', async () => {
	await signedIn();
	const heard: Revoked[] = [];
	world.auth.sessions.onRevoked((revoked) => heard.push(revoked));
	vi.setSystemTime(Date.now() + 31 * DAY);
	await world.auth.sessions.sweep();
	expect(heard).toHaveLength(1);
	expect(world.db.$client.prepare('select count(*) as n from sessions').get()).toEqual({ n: 0 });
});

test('whoever reads is let in though another program holds the database', async () => {
	const cookie = await signedIn();
	vi.setSystemTime(Date.now() + 20 * DAY);
	const other = new Database(world.db.$client.name);
	other.exec('begin immediate');
	expect(await who(cookie)).toBe(jana);
	const row = () => world.db.$client.prepare('select last_seen_at as seen from sessions').get();
	expect(row()).toEqual({ seen: Date.now() - 20 * DAY });
	const late = Date.now();
	vi.setSystemTime(late + 31 * DAY);
	expect(await who(cookie)).toBeNull();
	vi.setSystemTime(late);
	other.exec('rollback').close();
	expect(await who(cookie)).toBe(jana);
	expect(row()).toEqual({ seen: Date.now() });
});
