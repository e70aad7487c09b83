import { expect, test } from 'vitest';
import { hashed, isPassword } from './passwords.ts';

test('a password is kept as a PHC string of argon2id with a salt of its own', async () => {
	const [first, second] = await Promise.all([hashed('blue horse runs'), hashed('blue horse runs')]);
	expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
	expect(second).not.toBe(first);
	expect(first).not.toContain('blue');
});

test('only the same password fits, however its letters are composed', async () => {
	const hash = await hashed('heslo s dĺžňom ž');
	expect(await isPassword('heslo s dĺžňom ž'.normalize('NFD'), hash)).toBe(true);
	expect(await isPassword('heslo s dlznom z', hash)).toBe(false);
});

test('without an account nothing fits, not even the empty password', async () => {
	expect(await isPassword('', undefined)).toBe(false);
	expect(await isPassword('anything at all', undefined)).toBe(false);
});

test('a hash made with other costs is still understood', async () => {
	const hash = (await hashed('x'.repeat(12))).replace('t=2', 't=1');
	expect(await isPassword('x'.repeat(12), hash)).toBe(false);
	await expect(isPassword('x', 'plain text')).rejects.toThrow('PHC');
});
