import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp, type App } from '#server/app.ts';
import type { SpoluError } from '#server/errors.ts';
import { found, type Firm } from '../support/live/founding.ts';
import { requested, type Endpoint } from '../support/live/requested.ts';
import { POST as entries } from '../../src/routes/api/[project]/entries/+server.ts';
import { GET as me } from '../../src/routes/api/[project]/me/+server.ts';
import { GET as list } from '../../src/routes/api/[project]/records/[collection]/+server.ts';
import { GET as one } from '../../src/routes/api/[project]/records/[collection]/[id]/+server.ts';
import { POST as settings } from '../../src/routes/api/[project]/settings/+server.ts';
import { POST as profile } from '../../src/routes/api/profile/+server.ts';

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
			{ name: 'max', roles: ['admin'] },
			{ name: 'liv', roles: ['limited'] }
		]
	});
});

afterAll(async () => {
	await app.close();
	rmSync(dataDir, { recursive: true });
});

interface Asked {
	path: string;
	as?: string;
	params?: Record<string, string>;
	body?: unknown;
}

/** What the hooks make of somebody's request to an endpoint. */
const asked = (endpoint: Endpoint, { as, ...rest }: Asked) =>
	requested(endpoint, { ...rest, ...(as && { cookie: firm.seats[as]!.cookie }) });

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

test('who asks for more than pages do is asked to wait, and nobody else is', async () => {
	const ask = (as: string) =>
		asked(me, { path: '/api/javorina/me', as, params: { project: firm.project } });
	const statuses: number[] = [];
	while (statuses.at(-1) !== 429 && statuses.length < 2_000)
		statuses.push((await ask('liv')).status);
	expect(statuses.length).toBeGreaterThan(490);
	expect(statuses.slice(0, -1).every((status) => status === 200)).toBe(true);
	expect(statuses.at(-1)).toBe(429);
	expect((await ask('ann')).status).toBe(200);
});

test('who sends large bodies is asked to wait before they are read, and nobody else is', async () => {
	// What is thrown is answered by Kit, with its status.
	const send = async (as: string) => {
		const sent = asked(entries, {
			path: '/api/javorina/entries',
			as,
			params: { project: firm.project },
			body: { entries: [], padding: 'x'.repeat(3_900_000) }
		});
		return (await sent.catch((error: SpoluError) => error)).status;
	};
	const statuses: number[] = [];
	for (let n = 0; n < 6; n++) statuses.push(await send('max'));
	expect(statuses.slice(0, 4)).toEqual([400, 400, 400, 400]);
	expect(statuses.at(-1)).toBe(429);
	expect(await send('ann')).toBe(400);
});

test('a page that was opened for somebody else is not heard (rule 13)', async () => {
	const judged = (member: string | undefined) =>
		asked(entries, {
			path: '/api/javorina/entries',
			as: 'ann',
			params: { project: firm.project },
			body: { member, incarnation: app.incarnation.id, entries: [] }
		});
	const { ann, max } = firm.seats;
	expect((await judged(ann!.member)).status).toBe(200);
	expect((await judged(undefined)).status).toBe(200);
	const refused = await judged(max!.member);
	expect(refused.status).toBe(401);
	expect(await refused.json()).toMatchObject({ code: 'signed_out' });
});

const NOBODY = 'nobody-of-that-name';

test.each([
	['a collection that is none', list, { collection: 'accounts' }, undefined, 404, 'not_found'],
	[
		'a list in no order',
		list,
		{ collection: 'deals', query: '?sort=1' },
		undefined,
		400,
		'invalid'
	],
	[
		'a record that is not there',
		one,
		{ collection: 'deals', id: NOBODY },
		undefined,
		404,
		'not_found'
	],
	['settings that are none', settings, {}, { currency: 'Thaler' }, 400, 'invalid'],
	['entries that are none', entries, {}, { entries: 7 }, 400, 'invalid'],
	['entries of another life', entries, {}, { incarnation: 'x', entries: [] }, 409, 'conflict']
] as [string, Endpoint, Record<string, string>, unknown, number, string][])(
	'%s: the refusal is a code and a message for people',
	async (_, endpoint, { query = '', ...rest }, body, status, code) => {
		const params = { project: firm.slug, ...rest };
		const response = await asked(endpoint, { path: `/api/x/y${query}`, as: 'max', params, body });
		expect(response.status).toBe(status);
		const told = (await response.json()) as { code: string; message: string };
		expect(told.code).toBe(code);
		expect(told.message).toMatch(/\w \w/);
	}
);

test('settings are changed by whoever may', async () => {
	const params = { project: firm.slug };
	const asking = { path: '/api/x/settings', as: 'liv', params, body: { currency: 'CZK' } };
	const response = await asked(settings, asking);
	expect(response.status).toBe(403);
	expect(await response.json()).toMatchObject({
		code: 'forbidden',
		message: expect.stringContaining(' ')
	});
});
