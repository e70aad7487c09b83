import { expect, test } from 'vitest';
import { createLimits } from './limits.ts';

const twice = { points: 2, duration: 60 };
const bearable = {
	signInPerson: twice,
	signInAddress: { points: 4, duration: 60 },
	code: twice,
	passkey: twice,
	join: twice,
	setup: twice,
	change: twice
};
const limited = expect.objectContaining({
	code: 'limited',
	key: 'auth.limited',
	values: { seconds: expect.any(Number) }
});

test('failures to sign in as one person are limited, others from that address go on', async () => {
	const limits = createLimits(bearable);
	await limits.signIn('10.0.0.1', 'jana@example.com');
	await limits.signIn('10.0.0.1', 'jana@example.com');
	await expect(limits.signIn('10.0.0.1', 'jana@example.com')).rejects.toEqual(limited);
	await limits.signIn('10.0.0.1', 'petr@example.com');
	await limits.signIn('10.0.0.2', 'jana@example.com');
});

test('one person is one, however their address is typed', async () => {
	const limits = createLimits(bearable);
	const typed = ['Zoë@example.com', ' zoë@example.com '.normalize('NFD'), 'ZOË@EXAMPLE.COM'];
	await limits.signIn('10.0.0.1', typed[0]!);
	await limits.signIn('10.0.0.1', typed[1]!);
	await expect(limits.signIn('10.0.0.1', typed[2]!)).rejects.toEqual(limited);
});

test('a long wait is told in minutes', async () => {
	const limits = createLimits({ ...bearable, join: { points: 1, duration: 600 } });
	await limits.join('10.0.0.1');
	await expect(limits.join('10.0.0.1')).rejects.toEqual(
		expect.objectContaining({
			key: 'auth.limitedLonger',
			values: { minutes: 10, seconds: expect.any(Number) }
		})
	);
});

test('one address cannot try many people', async () => {
	const limits = createLimits(bearable);
	for (const name of ['a', 'b', 'c', 'd']) await limits.signIn('10.0.0.1', name);
	await expect(limits.signIn('10.0.0.1', 'e')).rejects.toEqual(limited);
});

test('what succeeds is not counted', async () => {
	const limits = createLimits(bearable);
	for (let n = 0; n < 20; n++) {
		const attempt = await limits.signIn('10.0.0.1', 'jana@example.com');
		await attempt.succeeded();
	}
});

test('many attempts at once do not slip through', async () => {
	const limits = createLimits(bearable);
	const attempts = Array.from({ length: 10 }, () => limits.signIn('10.0.0.1', 'jana@example.com'));
	const settled = await Promise.allSettled(attempts);
	expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
});

test('addresses of one IPv6 network count as one', async () => {
	const limits = createLimits(bearable);
	await limits.join('2001:db8:0:7::1');
	await limits.join('2001:db8:0:7:ffff::2');
	await expect(limits.join('2001:db8::7:1:2:3:4')).rejects.toEqual(limited);
	await limits.join('2001:db8:0:8::1');
	await limits.join('::ffff:10.0.0.1');
});

test('codes for one account are limited from wherever they come, others go on', async () => {
	const limits = createLimits(bearable);
	await limits.code('10.0.0.1', 'jana');
	await limits.code('10.0.0.2', 'jana');
	await expect(limits.code('10.0.0.3', 'jana')).rejects.toEqual(limited);
	const petr = await limits.code('10.0.0.3', 'petr');
	await petr.succeeded();
	await limits.code('10.0.0.3', 'petr');
	await limits.code('10.0.0.3', 'petr');
});

test('invites, the set-up code and passkeys cannot be tried for long', async () => {
	const limits = createLimits(bearable);
	for (const spend of [limits.join, limits.setup, limits.passkey]) {
		await spend('10.0.0.1');
		await spend('10.0.0.1');
		await expect(spend('10.0.0.1')).rejects.toEqual(limited);
	}
});

test('changes over HTTP are limited for each account', async () => {
	const limits = createLimits(bearable);
	await limits.change('jana');
	await limits.change('jana');
	await expect(limits.change('jana')).rejects.toEqual(limited);
	await limits.change('petr');
});
