import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ensureWritable, readEnvironment, StartError } from './environment.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(path.join(os.tmpdir(), 'environment-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('nothing given: this machine only, port 3000, ./data, no demo', () => {
	expect(readEnvironment({ PORT: '' }, [])).toEqual({
		port: 3000,
		host: '127.0.0.1',
		dataDir: path.resolve('data'),
		origin: undefined,
		proxies: 0,
		isDemo: false
	});
});

test('every wrong value gets one line', () => {
	const env = { PORT: '99999', ORIGIN: 'crm.example.com', TRUST_PROXY: '1.5' };
	const read = () => readEnvironment(env, ['--dmeo']);
	expect(read).toThrow(StartError);
	try {
		read();
	} catch (error) {
		expect((error as Error).message.split('\n')).toEqual([
			'Unknown argument --dmeo; there is --demo.',
			'PORT must be a number from 0 to 65535, not "99999".',
			'ORIGIN must be an address such as https://crm.example.com, without a path, not "crm.example.com".',
			'TRUST_PROXY must be the number of proxies in front, from 0 to 10, not "1.5".'
		]);
	}
});

test.each([
	'https://crm.example.com/crm',
	'ftp://crm.example.com',
	'https://a@b.example',
	'nonsense'
])('%s is no ORIGIN', (ORIGIN) => {
	expect(() => readEnvironment({ ORIGIN }, [])).toThrow(/^ORIGIN must be/);
});

test('a closing slash and capitals in ORIGIN do not matter', () => {
	const { origin } = readEnvironment({ ORIGIN: 'https://CRM.example.com/' }, []);
	expect(origin).toBe('https://crm.example.com');
});

test('with ORIGIN a proxy on this machine is believed, unless others can connect too', () => {
	const ORIGIN = 'https://crm.example.com';
	expect(readEnvironment({ ORIGIN }, []).proxies).toBe(1);
	expect(readEnvironment({ ORIGIN, HOST: '0.0.0.0' }, []).proxies).toBe(0);
	expect(readEnvironment({ ORIGIN, HOST: '0.0.0.0', TRUST_PROXY: '1' }, []).proxies).toBe(1);
	expect(readEnvironment({ ORIGIN, TRUST_PROXY: '0' }, []).proxies).toBe(0);
});

test('--demo and SPOLU_DEMO=1 ask for the demo', () => {
	expect(readEnvironment({}, ['--demo']).isDemo).toBe(true);
	expect(readEnvironment({ SPOLU_DEMO: '1' }, []).isDemo).toBe(true);
});

test('the data folder is made; a file in its place is refused', () => {
	const deep = path.join(folder, 'a/b');
	ensureWritable(deep);
	expect(existsSync(deep)).toBe(true);

	const file = path.join(folder, 'file');
	writeFileSync(file, '');
	expect(() => ensureWritable(file)).toThrow(/is not a folder/);
	expect(() => ensureWritable(path.join(file, 'below'))).toThrow(/is not a folder/);
});
