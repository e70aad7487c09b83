import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAuthWorld, PASSWORD, type AuthWorld } from '../../tests/support/auth-world.ts';
import type { Session } from './sessions.ts';

const NEXT = 'a staple of four words';
const IP = '192.0.2.7';

let world: AuthWorld;
let jana: string;

beforeEach(async () => {
	world = createAuthWorld();
	jana = (await world.person('Jana')).account.id;
});

afterEach(() => world.end());

async function signedIn(account = jana) {
	const cookie = (await world.auth.sessions.start(account, '')).split(';')[0]!;
	return { cookie, session: (await seen(cookie))! };
}

const seen = async (cookie: string): Promise<Session | null> =>
	(await world.auth.sessions.validate(cookie)).session;
const change = (session: Session, current: string, next = NEXT) =>
	world.auth.passwordChange.run(session, { current, next }, IP);
const opens = async (password: string) =>
	(await world.auth.accounts.recognise('jana@example.com', password)) !== null;

test('a password is changed by whoever knows it, and all other sessions end', async () => {
	const other = await signedIn();
	const petr = await signedIn((await world.person('Petr')).account.id);
	const mine = await signedIn();
	const heard: string[] = [];
	world.auth.sessions.onRevoked(({ key }) => heard.push(key));
	await change(mine.session, PASSWORD);
	expect([await opens(PASSWORD), await opens(NEXT)]).toEqual([false, true]);
	expect(heard).toEqual([other.session.key]);
	expect(await seen(other.cookie)).toBeNull();
	for (const { cookie } of [mine, petr]) expect(await seen(cookie)).not.toBeNull();
});

test('with another password nothing is changed, and guesses count as those at sign-in', async () => {
	const other = await signedIn();
	const { session } = await signedIn();
	const wrong = expect.objectContaining({ code: 'invalid', key: 'security.password.wrong' });
	for (let n = 0; n < 8; n++) await expect(change(session, `guess ${n}`)).rejects.toEqual(wrong);
	await expect(change(session, PASSWORD)).rejects.toMatchObject({ code: 'limited' });
	await expect(world.auth.limits.signIn(IP, 'jana@example.com')).rejects.toMatchObject({
		code: 'limited'
	});
	expect(await opens(PASSWORD)).toBe(true);
	expect(await seen(other.cookie)).not.toBeNull();
});

test('of two changes at once one holds', async () => {
	const { session } = await signedIn();
	const changes = [change(session, PASSWORD, NEXT), change(session, PASSWORD, `${NEXT} more`)];
	const settled = await Promise.allSettled(changes);
	expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('whoever is being recognised while the password is changed does not come in', async () => {
	const slow = world.auth.accounts.recognise('jana@example.com', PASSWORD);
	world.db.$client.prepare('update accounts set password_hash = ?').run('another');
	expect(await slow).toBeNull();
});
