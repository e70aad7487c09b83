import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newId } from '#lib/model/ids.ts';
import { createApp, type App } from '#server/app.ts';
import { Client } from '../support/live/client.ts';
import { found, type Firm } from '../support/live/founding.ts';
import { serve, type Served } from '../support/live/serve.ts';

let dataDir: string;
let app: App;
let served: Served;
let firm: Firm;

beforeEach(async () => {
	dataDir = mkdtempSync(path.join(tmpdir(), 'spolu-unreadable-'));
	app = await createApp({ dataDir });
	app.log.level = 'silent';
	served = await serve(app);
	firm = await found(app, { name: 'Javorina', people: [{ name: 'ann', roles: ['admin'] }] });
});

afterEach(async () => {
	await app.close();
	await served.close();
	rmSync(dataDir, { recursive: true, force: true });
});

it('rule 15: what cannot be read is set aside, and what was written around it arrives', async () => {
	const ann = await new Client({ host: served.host, firm }, firm.seats.ann!).opened();
	const roof = newId();
	const name = (value: string | object) =>
		({ collection: 'companies', recordId: roof, op: 'set', field: 'name', value }) as never;
	ann.edit({ collection: 'companies', recordId: roof, op: 'create', fields: { name: 'Roof' } });
	ann.edit(name({ a: { b: { c: {} } } }));
	ann.edit(name('Roofs'));
	await ann.bell.until(() => ann.unread.length > 0 && ann.isSettled, 'Ann is in step again');

	expect(ann.unread).toMatchObject([
		{ verdict: 'rejected', rule: 'malformed', recordId: roof, wanted: { a: { b: { c: {} } } } }
	]);
	expect(app.projects.find(firm.project)!.get('companies', roof)).toMatchObject({ name: 'Roofs' });
	ann.close();
});
