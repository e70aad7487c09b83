import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp, type App } from '#server/app.ts';
import type { Device } from '#server/auth/devices.ts';
import { found, type Firm } from '../support/live/founding.ts';
import { requested, type Endpoint } from '../support/live/requested.ts';
import * as devices from '../../src/routes/api/devices/+server.ts';
import * as factor from '../../src/routes/api/second-factor/+server.ts';
import * as passkeySignIn from '../../src/routes/api/passkey-sign-in/+server.ts';
import * as passkeys from '../../src/routes/api/passkeys/+server.ts';
import * as password from '../../src/routes/api/password/+server.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'spolu-account-'));
let app: App;
let firm: Firm;

beforeAll(async () => {
	app = await createApp({ dataDir });
	app.log.level = 'silent';
	Object.assign(globalThis, { [Symbol.for('spolu.app')]: app });
	firm = await found(app, { name: 'Javorina', people: [{ name: 'ann', roles: ['admin'] }] });
});

afterAll(async () => {
	await app.close();
	rmSync(dataDir, { recursive: true });
});

const cookie = () => firm.seats.ann!.cookie;

/** All that a person may ask about their own account. */
const ASKED: [what: string, endpoint: Endpoint, method: string, path: string][] = [
	['reads their devices', devices.GET, 'GET', '/api/devices'],
	['signs a device out', devices.DELETE, 'DELETE', '/api/devices?id=x'],
	['signs all others out', devices.DELETE, 'DELETE', '/api/devices?others=true'],
	['changes their password', password.POST, 'POST', '/api/password'],
	['asks whether codes are asked for', factor.GET, 'GET', '/api/second-factor'],
	['changes whether codes are asked for', factor.POST, 'POST', '/api/second-factor'],
	['reads their passkeys', passkeys.GET, 'GET', '/api/passkeys'],
	['adds a passkey', passkeys.POST, 'POST', '/api/passkeys'],
	['removes a passkey', passkeys.DELETE, 'DELETE', '/api/passkeys?id=x']
];

test.each(ASKED)('nobody who is signed out %s', async (_, endpoint, method, path) => {
	const body = method === 'POST' ? {} : undefined;
	const answer = await requested(endpoint, { path, method, body });
	expect(answer.status).toBe(401);
	expect(await answer.json()).toMatchObject({ code: 'signed_out' });
});

test.each(ASKED.filter(([, , method]) => method !== 'GET'))(
	'no other site %s',
	async (_, endpoint, method, path) => {
		const body = method === 'POST' ? {} : undefined;
		const origin = 'https://elsewhere.example';
		const answer = await requested(endpoint, { path, method, body, origin, cookie: cookie() });
		expect(answer.status).toBe(403);
		expect(await answer.json()).toMatchObject({ code: 'forbidden' });
	}
);

test.each(['', `?id=${'x'.repeat(65)}`, '?id=x&others=true', '?others=1'])(
	'“%s” names no devices, and none is signed out',
	async (query) => {
		const asking = { path: `/api/devices${query}`, method: 'DELETE', cookie: cookie() };
		const answer = await requested(devices.DELETE, asking);
		expect(answer.status).toBe(400);
		expect(await answer.json()).toMatchObject({ message: expect.stringMatching(/\w \w/) });
		const list = await requested(devices.GET, { path: '/api/devices', cookie: cookie() });
		const { devices: all } = (await list.json()) as { devices: Device[] };
		expect(all).toMatchObject([{ isThis: true }]);
	}
);

test('a password that is too short is refused as it is at set-up', async () => {
	const body = { current: 'correct horse battery', next: 'too short' };
	const asking = { path: '/api/password', cookie: cookie(), body };
	const answer = await requested(password.POST, asking);
	expect(answer.status).toBe(400);
	expect(await answer.json()).toEqual({
		code: 'invalid',
		message: 'A password has at least 10 characters.'
	});
});

test.each([
	{},
	{ wish: 'anything' },
	{ wish: 'begin' },
	{ wish: 'begin', password: 'x', code: '123456' },
	{ wish: 'end', password: 'x' },
	{ wish: 'renew', code: '123456' },
	{ wish: 'confirm', code: 'x'.repeat(41) }
])('%j is no wish about codes', async (body) => {
	const path = '/api/second-factor';
	const answer = await requested(factor.POST, { path, cookie: cookie(), body });
	expect(answer.status).toBe(400);
	expect(await answer.json()).toMatchObject({ code: 'invalid', message: expect.any(String) });
});

test.each([
	{},
	{ wish: 'begin', email: 'ann@example.com' },
	{ wish: 'finish' },
	{ wish: 'finish', answer: { id: '?', rawId: 'x', type: 'public-key', response: {} } }
])('%j is no sign-in by passkey, also for a visitor', async (body) => {
	const path = '/api/passkey-sign-in';
	const answer = await requested(passkeySignIn.POST, { path, body });
	expect(answer.status).toBe(400);
	expect(await answer.json()).toMatchObject({ code: 'invalid', message: expect.any(String) });
	expect(answer.headers.has('set-cookie')).toBe(false);
});

test('a visitor is asked to sign by a passkey of this site, and by no account', async () => {
	const asking = { path: '/api/passkey-sign-in', body: { wish: 'begin' } };
	const answer = await requested(passkeySignIn.POST, asking);
	expect(answer.status).toBe(200);
	const options = (await answer.json()) as Record<string, unknown>;
	expect(options).toMatchObject({ rpId: 'crm.example.com', userVerification: 'required' });
	expect(options).not.toHaveProperty('allowCredentials');
	const foreign = await requested(passkeySignIn.POST, {
		...asking,
		origin: 'https://elsewhere.example'
	});
	expect(foreign.status).toBe(403);
});
