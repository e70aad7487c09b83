import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Vault } from './vault.ts';

const first = { isFirst: true };
const later = { isFirst: false };
const keyGone = expect.objectContaining({ code: 'internal', key: 'auth.code.keyGone' });

let directory: string;
let file: string;

beforeEach(() => {
	directory = mkdtempSync(join(tmpdir(), 'spolu-vault-'));
	file = join(directory, 'secrets.key');
});

afterEach(() => rmSync(directory, { recursive: true }));

test('what is sealed can be read after a restart, and not without the key', () => {
	const sealed = new Vault(directory).seal('JBSWY3DP', 'a', first);
	expect(sealed).toMatch(/^v1(\.[\w-]+){3}$/);
	expect(sealed).not.toContain('JBSWY3DP');
	expect(new Vault(directory).open(sealed, 'a')).toBe('JBSWY3DP');
	rmSync(file);
	expect(() => new Vault(directory).open(sealed, 'a')).toThrow(keyGone);
	new Vault(directory).seal('x', 'b', first);
	expect(() => new Vault(directory).open(sealed, 'a')).toThrow(keyGone);
});

test('the key is 256 bits that only its owner may read', () => {
	new Vault(directory).seal('x', 'a', first);
	expect(Buffer.from(readFileSync(file, 'utf8'), 'base64')).toHaveLength(32);
	expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('the same secret is sealed differently each time, for one purpose, and cannot be altered', () => {
	const vault = new Vault(directory);
	const [one, another] = [vault.seal('x', 'a', first), vault.seal('x', 'a', later)];
	expect(one).not.toBe(another);
	expect(() => vault.open(one, 'b')).toThrow(keyGone);
	const [version, iv, tag, text] = one.split('.');
	for (const altered of [
		[version, iv, tag, another.split('.')[3]],
		[version, iv, 'AAAA', text],
		['v2', iv, tag, text],
		[version]
	])
		expect(() => vault.open(altered.join('.'), 'a')).toThrow(keyGone);
});

test('a lost key is not replaced while something is sealed by it', () => {
	expect(() => new Vault(directory).seal('x', 'a', later)).toThrow(keyGone);
	writeFileSync(file, 'half a k');
	expect(() => new Vault(directory).seal('x', 'a', later)).toThrow(keyGone);
});
