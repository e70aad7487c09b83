import { expect, test } from 'vitest';
import { addressFor, newRecoveryCode, newSharedSecret, plain, stepOf } from './one-time-codes.ts';

/** "12345678901234567890", the secret of RFC 6238's appendix B; its codes there have eight digits. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test.each([
	[59, '287082', 1],
	[1_111_111_109, '081804', 37_037_036],
	[1_234_567_890, '005924', 41_152_263],
	[20_000_000_000, '353130', 666_666_666]
])('RFC 6238: at %d s the code is %s', (seconds, code, step) => {
	expect(stepOf(SECRET, code, seconds * 1_000)).toBe(step);
});

test('a clock may be one step wrong, and no more', () => {
	const at = (steps: number) => stepOf(SECRET, '287082', (59 + steps * 30) * 1_000);
	expect([-1, 1, 2].map(at)).toEqual([1, 1, null]);
	expect(stepOf(SECRET, '287083', 59_000)).toBeNull();
	expect(stepOf(SECRET, '1287082', 59_000)).toBeNull();
});

test('secrets are of 160 bits, and recovery codes of 80, in letters that are read alike', () => {
	expect(newSharedSecret()).toMatch(/^[A-Z2-7]{32}$/);
	expect(newRecoveryCode()).toMatch(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$/);
	expect(newRecoveryCode()).not.toBe(newRecoveryCode());
	expect(plain(' abcd-efgh 2345 ')).toBe('ABCDEFGH2345');
});

test('an app reads who it is for from the address', () => {
	const address = new URL(addressFor(SECRET, 'jana@example.com'));
	expect(address.protocol).toBe('otpauth:');
	expect(decodeURIComponent(address.pathname)).toContain('Spolu:jana@example.com');
	expect(Object.fromEntries(address.searchParams)).toMatchObject({
		secret: SECRET,
		issuer: 'Spolu',
		digits: '6',
		period: '30'
	});
});
