import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { TOTP } from 'otpauth';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAuthWorld, PASSWORD, type AuthWorld } from '../../tests/support/auth-world.ts';

const STEP = 30_000;
const IP = '192.0.2.7';
const wrong = expect.objectContaining({ code: 'invalid', key: 'auth.code.wrong' });

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

const later = (steps: number) => vi.setSystemTime(Date.now() + steps * STEP);
const codeOf = (secret: string) => new TOTP({ secret }).generate();

/** Jana has the codes; gives their secret and what lets her in without them. */
async function on(account = jana) {
	const { secret } = await world.auth.ownSecondFactor.begin(account, PASSWORD, IP);
	const codes = await world.auth.ownSecondFactor.confirm(account, codeOf(secret), IP);
	later(1);
	return { secret, codes };
}

const take =
	(code: string, account = jana) =>
	() =>
		world.auth.secondFactors.take(account, code);

test('codes are asked for once a first one was right, and not before', async () => {
	const { ownSecondFactor, secondFactors } = world.auth;
	await expect(ownSecondFactor.begin(jana, 'not hers', IP)).rejects.toMatchObject({
		key: 'security.password.wrong'
	});
	await expect(ownSecondFactor.confirm(jana, '123456', IP)).rejects.toMatchObject({
		key: 'security.factor.notBegun'
	});
	const first = await ownSecondFactor.begin(jana, PASSWORD, IP);
	const { secret } = await ownSecondFactor.begin(jana, PASSWORD, IP);
	await expect(ownSecondFactor.confirm(jana, codeOf(first.secret), IP)).rejects.toEqual(wrong);
	expect(take(codeOf(secret))).toThrow(wrong);
	expect(secondFactors.stateOf(jana)).toEqual({ isOn: false, codesLeft: 0 });

	const codes = await ownSecondFactor.confirm(jana, codeOf(secret), IP);
	expect(new Set(codes).size).toBe(10);
	expect(secondFactors.stateOf(jana)).toEqual({ isOn: true, codesLeft: 10 });
	await expect(ownSecondFactor.begin(jana, PASSWORD, IP)).rejects.toMatchObject({
		key: 'security.factor.isOn'
	});
});

test('a code is used once, and none before it fits afterwards', async () => {
	const { secret } = await on();
	const early = codeOf(secret);
	later(1);
	const code = codeOf(secret);
	take(`${code.slice(0, 3)} ${code.slice(3)}`)();
	for (const used of [code, early]) expect(take(used)).toThrow(wrong);
	later(1);
	take(codeOf(secret))();
});

test('each recovery code opens once, however it is typed, and for nobody else', async () => {
	const { codes } = await on();
	const petr = (await world.person('Petr')).account.id;
	await on(petr);
	expect(take(codes[0]!, petr)).toThrow(wrong);
	take(codes[0]!.toLowerCase().replaceAll('-', ' '))();
	expect(take(codes[0]!)).toThrow(wrong);
	expect(world.auth.secondFactors.stateOf(jana).codesLeft).toBe(9);
	const renewed = await world.auth.ownSecondFactor.renew(
		jana,
		{ password: PASSWORD, code: codes[1]! },
		IP
	);
	expect(renewed).toHaveLength(10);
	for (const old of codes) expect(take(old)).toThrow(wrong);
	take(renewed[9]!)();
});

test('neither secret nor recovery codes stand in the database', async () => {
	const { secret, codes } = await on();
	const tables = ['second_factors', 'recovery_codes'];
	const rows = tables.map((table) => world.db.$client.prepare(`select * from ${table}`).all());
	const stored = JSON.stringify(rows);
	for (const told of [secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))])
		expect(stored).not.toContain(told);
});

test('whoever switches it off shows password and code; guesses are counted', async () => {
	const { secret } = await on();
	const { ownSecondFactor, secondFactors } = world.auth;
	const end = (password: string, code: string) => ownSecondFactor.end(jana, { password, code }, IP);
	const code = codeOf(secret);
	await expect(end('not hers', code)).rejects.toMatchObject({ key: 'security.password.wrong' });
	await expect(end(PASSWORD, 'AAAA-AAAA-AAAA-AAAA')).rejects.toEqual(wrong);
	expect(secondFactors.isOn(jana)).toBe(true);
	await end(PASSWORD, code);
	expect(secondFactors.stateOf(jana)).toEqual({ isOn: false, codesLeft: 0 });
	expect(take(codeOf(secret))).toThrow(wrong);

	await on();
	for (let n = 0; n < 6; n++) await expect(end(PASSWORD, `00000${n}`)).rejects.toEqual(wrong);
	await expect(end(PASSWORD, '000000')).rejects.toMatchObject({ code: 'limited' });
});

test('without the key file recovery codes let people in, and nothing new is sealed', async () => {
	const { secret, codes } = await on();
	rmSync(join(world.directory, 'secrets.key'));
	const restarted = world.restarted();
	const petr = (await world.person('Petr')).account.id;
	const keyGone = { code: 'internal', key: 'auth.code.keyGone' };
	expect(() => restarted.secondFactors.take(jana, codeOf(secret))).toThrow(
		expect.objectContaining(keyGone)
	);
	await expect(restarted.ownSecondFactor.begin(petr, PASSWORD, IP)).rejects.toMatchObject(keyGone);
	await restarted.ownSecondFactor.end(jana, { password: PASSWORD, code: codes[0]! }, IP);
	await restarted.ownSecondFactor.begin(petr, PASSWORD, IP);
	restarted.close();
});
