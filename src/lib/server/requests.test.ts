import { expect, test } from 'vitest';
import { isChange, isForeign, isTooLarge } from './requests.ts';

const url = new URL('https://crm.example.com/api/lumen/entries');

function post(headers: Record<string, string>, body = '{}', path = url) {
	return [new Request(path, { method: 'POST', body, headers }), path] as const;
}

test('what changes something must come from our own pages', () => {
	expect(isForeign(...post({ origin: 'https://crm.example.com' }))).toBe(false);
	expect(isForeign(...post({ 'sec-fetch-site': 'same-origin' }))).toBe(false);
	for (const headers of [
		{},
		{ origin: 'null' },
		{ origin: 'http://crm.example.com' },
		{ origin: 'https://crm.example.com.evil.example' },
		{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
		{ 'sec-fetch-site': 'same-site' },
		{ 'sec-fetch-site': 'none' }
	] as Record<string, string>[]) {
		expect(isForeign(...post(headers)), JSON.stringify(headers)).toBe(true);
	}
	expect(isForeign(new Request(url), url)).toBe(false);
});

test('a body is no larger than its path allows, and tells its length', () => {
	const invites = new URL('https://crm.example.com/api/lumen/invites');
	const imports = new URL('https://crm.example.com/api/lumen/imports');
	const length = (bytes: number) => ({ 'content-length': String(bytes) });
	expect(isTooLarge(...post(length(1_000_000)))).toBe(false);
	expect(isTooLarge(...post(length(5_000_000)))).toBe(true);
	expect(isTooLarge(...post(length(60_000), '{}', invites))).toBe(false);
	expect(isTooLarge(...post(length(70_000), '{}', invites))).toBe(true);
	expect(isTooLarge(...post(length(60_000_000), '{}', imports))).toBe(false);
	expect(isTooLarge(...post(length(70_000_000), '{}', imports))).toBe(true);
	expect(isTooLarge(...post({}))).toBe(true);
	expect(isTooLarge(...post({ 'content-length': 'many' }))).toBe(true);
});

test('changes are counted but where they are weighed', () => {
	const at = (path: string, method = 'POST') => {
		const there = new URL(path, url);
		return isChange(new Request(there, { method }), there);
	};
	expect(at('/api/profile')).toBe(true);
	expect(at('/api/lumen/samples', 'DELETE')).toBe(true);
	expect(at('/api/lumen/samples', 'GET')).toBe(false);
	expect(at('/api/lumen/entries')).toBe(false);
	expect(at('/api/lumen/imports/rehearsal')).toBe(false);
	expect(at('/sign-in')).toBe(false);
});
