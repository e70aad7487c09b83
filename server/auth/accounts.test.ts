import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAuthWorld, PASSWORD, type AuthWorld } from '../../tests/support/auth-world.ts';

const argon2 = vi.hoisted(() => vi.fn());
vi.mock('node:crypto', async (original) => {
	const crypto = await original<typeof import('node:crypto')>();
	argon2.mockImplementation(crypto.argon2);
	return { ...crypto, argon2 };
});

let world: AuthWorld;

beforeEach(() => {
	world = createAuthWorld();
	argon2.mockClear();
});

afterEach(() => world.end());

test('an e-mail signs in however it is typed', async () => {
	await world.person('Jana');
	const account = await world.auth.accounts.recognise('  JANA@Example.com ', PASSWORD);
	expect(account?.name).toBe('Jana');
});

test('a wrong password and an unknown e-mail give the same answer for the same work', async () => {
	await world.person('Jana');
	await world.auth.accounts.recognise('warm@example.com', 'up the stand-in');

	const works: unknown[] = [];
	for (const email of ['jana@example.com', 'nobody@example.com']) {
		argon2.mockClear();
		expect(await world.auth.accounts.recognise(email, 'not the password')).toBeNull();
		works.push(argon2.mock.calls.map(([, { memory, passes }]) => ({ memory, passes })));
	}
	expect(works[0]).toEqual([{ memory: 19_456, passes: 2 }]);
	expect(works[1]).toEqual(works[0]);
});

test('an e-mail has one account', async () => {
	const { account } = await world.person('Jana');
	expect(() => world.auth.accounts.prepared({ ...account, email: 'Jana@EXAMPLE.com' })).toThrow(
		expect.objectContaining({ code: 'conflict' })
	);
});
