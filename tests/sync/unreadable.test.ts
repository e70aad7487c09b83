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

const project = () => app.projects.find(firm.project)!;

afterEach(async () => {
	await app.close();
	await served.close();
	rmSync(dataDir, { recursive: true, force: true });
});

it('rule 15: what cannot be read is set aside, and what was written around it arrives', async () => {
	const ann = await new Client({ host: served.host, firm }, firm.seats.ann!).opened();
	const [roof, floor] = [newId(), newId()];
	const create = (recordId: string, name: string) =>
		({ collection: 'companies', recordId, op: 'create', fields: { name } }) as const;
	const set = (field: string, value: string | object) =>
		({ collection: 'companies', recordId: roof, op: 'set', field, value }) as never;
	ann.edit(create(roof, 'Roof'));
	// What she has seen is not later than what she writes, whatever her clock says.
	await ann.bell.until(() => (ann.replica?.seq ?? 0) === project().seq && ann.isSettled, 'seen');
	ann.edit(create(floor, 'Floor'));
	ann.edit(set('name', { a: { b: { c: {} } } }));
	ann.edit(set('city', 'Žilina'));
	await ann.bell.until(() => ann.unread.length > 0 && ann.isSettled, 'Ann is in step again');

	expect(ann.unread).toMatchObject([
		{ verdict: 'rejected', rule: 'malformed', recordId: roof, wanted: { a: { b: { c: {} } } } }
	]);
	expect(project().get('companies', roof)).toMatchObject({ name: 'Roof', city: 'Žilina' });
	expect(project().get('companies', floor)).toMatchObject({ name: 'Floor' });
	ann.close();
});
