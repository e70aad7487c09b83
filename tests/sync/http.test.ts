import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RequestEvent } from '@sveltejs/kit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp, type App } from '#server/app.ts';
import { found, type Firm } from '../support/live/founding.ts';
import { handle } from '../../src/hooks.server.ts';
import { POST as profile } from '../../src/routes/api/profile/+server.ts';

const ORIGIN = 'https://crm.example.com';
const dataDir = mkdtempSync(join(tmpdir(), 'spolu-hooks-'));
let app: App;
let firm: Firm;

beforeAll(async () => {
	app = await createApp({ dataDir });
	app.log.level = 'silent';
	Object.assign(globalThis, { [Symbol.for('spolu.app')]: app });
	firm = await found(app, {
		name: 'Javorina',
		people: [
			{ name: 'ann', roles: ['admin'] },
			{ name: 'max', roles: ['admin'] }
		]
	});
});

afterAll(async () => {
	await app.close();
	rmSync(dataDir, { recursive: true });
});

type Endpoint = (event: never) => Response | Promise<Response>;

interface Asked {
	path: string;
	as?: string;
	params?: Record<string, string>;
	body?: unknown;
}

/** What the hooks make of a request to an endpoint. */
async function asked(endpoint: Endpoint, { path, as, params = {}, body }: Asked) {
	const url = new URL(path, ORIGIN);
	const headers: Record<string, string> = { origin: ORIGIN };
	if (as) headers.cookie = firm.seats[as]!.cookie;
	const text = body === undefined ? null : JSON.stringify(body);
	if (text) headers['content-length'] = String(text.length);
	const method = text ? 'POST' : 'GET';
	const request = new Request(url, { method, headers, body: text });
	const event = { locals: {}, request, url, params, route: { id: path } };
	const resolve = async () => {
		try {
			return await endpoint(event as never);
		} catch {
			return new Response('', { status: 500 });
		}
	};
	return handle({ event: event as unknown as RequestEvent, resolve });
}

test('who changes more than a person can is asked to wait, and nobody else is', async () => {
	const rename = (as: string, n: number) =>
		asked(profile, { path: '/api/profile', as, body: { name: `Name ${n}` } });
	const answers: Response[] = [];
	for (let n = 0; n < 61; n++) answers.push(await rename('ann', n));
	expect(answers.slice(0, 60).every(({ status }) => status === 204)).toBe(true);
	const last = answers.at(-1)!;
	expect(last.status).toBe(429);
	expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
	expect(await last.json()).toMatchObject({
		code: 'limited',
		message: expect.stringMatching(/\d/)
	});
	expect((await rename('max', 0)).status).toBe(204);
});
