import { TOTP } from 'otpauth';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAuthWorld, PASSWORD, type AuthWorld } from '../../tests/support/auth-world.ts';

const MINUTE = 60_000;
const IP = '192.0.2.7';
const JANA = { email: 'jana@example.com', password: PASSWORD };
const late = expect.objectContaining({ code: 'signed_out', key: 'auth.code.late' });
const wrong = expect.objectContaining({ code: 'invalid', key: 'auth.code.wrong' });

let world: AuthWorld;
let jana: string;
let secret: string;
let recovery: string[];

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 2, 9) });
	world = createAuthWorld();
	jana = (await world.person('Jana')).account.id;
	await world.person('Petr');
	const { ownSecondFactor } = world.auth;
	({ secret } = await ownSecondFactor.begin(jana, PASSWORD, IP));
	recovery = await ownSecondFactor.confirm(jana, code(), IP);
	vi.setSystemTime(Date.now() + MINUTE);
});

afterEach(() => {
	world.end();
	vi.useRealTimers();
});

const code = () => new TOTP({ secret }).generate();
const byCode = (token: string | undefined, typed = code()) =>
	world.auth.signIn.byCode(token, typed, IP);

async function token(): Promise<string> {
	const recognised = await world.auth.signIn.byPassword(JANA, IP);
	expect(recognised).toEqual({ token: expect.stringMatching(/^[\w-]{43}$/) });
	return (recognised as { token: string }).token;
}

test('without a second factor the password is enough, and a wrong one tells of none', async () => {
	const { signIn, accounts } = world.auth;
	const petr = { email: 'petr@example.com', password: PASSWORD };
	const { id } = accounts.findByEmail(petr.email)!;
	expect(await signIn.byPassword(petr, IP)).toEqual({ accountId: id });
	for (const { email } of [JANA, petr, { email: 'nobody@example.com' }])
		expect(await signIn.byPassword({ email, password: 'wrong' }, IP)).toBeNull();
});

test('a right password waits for its code, once', async () => {
	const step = await token();
	expect(world.auth.signIn.awaitsCode(step)).toBe(true);
	await expect(byCode(step, '000000')).rejects.toEqual(wrong);
	expect(await byCode(step)).toBe(jana);
	expect(world.auth.signIn.awaitsCode(step)).toBe(false);
	vi.setSystemTime(Date.now() + MINUTE);
	await expect(byCode(step)).rejects.toEqual(late);
	expect(await byCode(await token(), recovery[0])).toBe(jana);
});

test('one code lets one browser in, also of two at once', async () => {
	const steps = [await token(), await token()];
	const settled = await Promise.allSettled(steps.map((step) => byCode(step)));
	expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
});

test('a step that is late, invented, or of a password that was changed is none', async () => {
	for (const invented of [undefined, '', 'x'.repeat(43)])
		await expect(byCode(invented)).rejects.toEqual(late);
	const step = await token();
	vi.setSystemTime(Date.now() + 5 * MINUTE);
	await expect(byCode(step)).rejects.toEqual(late);

	const another = await token();
	world.db.$client.prepare('update accounts set password_hash = ?').run('another');
	await expect(byCode(another)).rejects.toEqual(late);
});

test('codes are limited for the account, whoever guesses and however often the password is given', async () => {
	for (let n = 0; n < 6; n++)
		await expect(byCode(await token(), `00000${n}`)).rejects.toEqual(wrong);
	await expect(byCode(await token())).rejects.toMatchObject({ code: 'limited' });
	await expect(
		world.auth.signIn.byCode(await token(), code(), '198.51.100.1')
	).rejects.toMatchObject({ code: 'limited' });
});

test('an account awaits few codes at once: the oldest gives way', async () => {
	const steps: string[] = [];
	for (let n = 0; n < 6; n++) steps.push(await token());
	expect(steps.map((step) => world.auth.signIn.awaitsCode(step))).toEqual([
		false,
		...Array<boolean>(5).fill(true)
	]);
});
