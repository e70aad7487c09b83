import { expect, test } from 'vitest';
import type { ImportOrder } from '#lib/import/orders.ts';
import { byRank } from '#lib/model/ranks.ts';
import { parcelOf, worldForEach, type ImportWorld } from '../../tests/support/import-world.ts';

let world: ImportWorld;
worldForEach((fresh) => (world = fresh));

type Choices = Partial<ImportOrder> & Pick<ImportOrder, 'into'>;

async function imported(csv: string, choices: Choices, member = world.jana) {
	const { project, imports } = world;
	const { id } = await imports.start(project, member, parcelOf(csv, choices));
	await imports.ended(project, id);
	return { ...imports.progress(project, member, id), bad: imports.bad(project, member, id) };
}

const rehearsed = (csv: string, choices: Choices) =>
	world.imports.rehearse(world.project, world.jana, parcelOf(csv, choices));

const names = (collection: 'companies' | 'members' | 'stages' | 'products' | 'people') =>
	world.records(collection).map((record) => record.name ?? record.familyName);

test('companies stand under their parents in whatever order the file has them', async () => {
	const { created } = await imported(
		'account,revenue,subsidiary_of\nDillí,10.5,Sonron\nSonron,20,\nWarephase,1,Dillí',
		{ into: 'companies' }
	);
	expect(created).toBe(3);
	expect(world.named('companies', 'Dillí').parent).toBe(world.named('companies', 'Sonron').id);
	expect(world.named('companies', 'Warephase').parent).toBe(world.named('companies', 'Dillí').id);
	expect(world.named('companies', 'Dillí').revenue).toEqual({ amount: 1050, currency: 'EUR' });
});

test('companies in a circle of parents are refused one by one, and the others go in', async () => {
	const { created, bad } = await imported('account,subsidiary_of\nA,B\nB,C\nC,A\nD,A\nE,\nF,F', {
		into: 'companies'
	});
	expect(bad).toEqual([
		{ row: 2, reason: 'cycle' },
		{ row: 3, reason: 'cycle' },
		{ row: 4, reason: 'cycle' },
		{ row: 5, reason: 'missing', column: 'subsidiary_of', value: 'A' },
		{ row: 7, reason: 'cycle' }
	]);
	expect(created).toBe(1);
});

test('a missing parent is a bad row, or is made when the person says so', async () => {
	const csv = 'account,subsidiary_of\nDalt,Golddex\nCan,golddex';
	expect((await imported(csv, { into: 'companies' })).bad).toHaveLength(2);
	await imported(csv, { into: 'companies', createMissing: ['parent'] });
	expect(names('companies').sort()).toEqual(['Can', 'Dalt', 'Golddex']);
});

test('members come with their manager and department, and have no sign-in', async () => {
	await imported(
		'sales_agent,manager,regional_office\nAnna Snelling,Dustin Brinkmann,Central\nCecily,Anna Snelling,West',
		{ into: 'members', createMissing: ['departments'] }
	);
	const anna = world.named('members', 'Anna Snelling');
	expect(anna.manager).toBe(world.named('members', 'Dustin Brinkmann').id);
	expect(anna[`departments/${world.named('departments', 'Central').id}`]).toBe(true);
	expect(anna.roles).toBeUndefined();
	expect(world.project.scopeOf(anna.id)).toEqual({ grants: [], rights: [] });
});

const DEALS =
	'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n' +
	'A1,jana  kováčová,GTXPro,Cancity,Won,2016-10-20,2017-03-01,1054\n' +
	'A2,Jana Kováčová,GTX Pro,,Engaging,2016-11-03,,\n' +
	'A3,Nobody,GTX Pro,Isdom,Lost,,,5\n';

test('stages that are made stand in the order in which the mapping names them', async () => {
	const csv = 'title,deal_stage\nRoof,Engaging\nAttic,Prospecting\nGarage,Closing call\n';
	const stages = { Prospecting: '+', Engaging: '+', 'Closing call': '+' };
	expect((await imported(csv, { into: 'deals', stages })).bad).toEqual([]);
	const made = [...world.project.all('stages')]
		.map(({ id, fields }) => ({
			id,
			rank: String(fields.rank),
			name: fields.name,
			kind: fields.kind
		}))
		.sort(byRank);
	const active = made.filter(({ kind }) => kind === 'active');
	expect(active.slice(-3).map(({ name }) => name)).toEqual(Object.keys(stages));
	expect(made.findLastIndex(({ kind }) => kind === 'active')).toBe(active.length - 1);
});

async function withNames() {
	await imported('product,sales_price\nGTX Pro,4821', { into: 'products' });
	await imported('account\nCancity\nIsdom', { into: 'companies' });
}

test('deals find owner, company, product and stage by name and get a title', async () => {
	await withNames();
	const { bad } = await imported(DEALS, { into: 'deals', stages: { Engaging: '+' } });
	expect(bad).toEqual([{ row: 4, reason: 'missing', column: 'sales_agent', value: 'Nobody' }]);
	const won = world.named('deals', 'Cancity – GTX Pro');
	const closedAt = Date.UTC(2017, 2, 1, 11);
	expect(won).toMatchObject({
		owner: world.jana,
		stage: world.named('stages', 'Won').id,
		company: world.named('companies', 'Cancity').id,
		value: { amount: 105_400, currency: 'EUR' },
		startedOn: '2016-10-20',
		reference: 'A1',
		closedAt,
		movedAt: closedAt,
		isArchived: true
	});
	expect(won[`products/${world.named('products', 'GTX Pro').id}`]).toBe(true);
	const open = world.named('deals', 'GTX Pro');
	expect(open.stage).toBe(world.named('stages', 'Engaging').id);
	expect(open).not.toHaveProperty('closedAt');
	expect(open).not.toHaveProperty('value');
	expect(world.named('stages', 'Engaging').kind).toBe('active');
});

test('a rehearsal tells what an import would do and changes nothing', async () => {
	await withNames();
	const before = world.project.seq;
	const told = await rehearsed(DEALS, { into: 'deals', createMissing: ['owner'] });
	expect(told).toMatchObject({ total: 3, ready: 2, badCount: 1, created: { members: 1 } });
	expect(told.unknown).toEqual({ stage: [{ name: 'Engaging', rows: 1 }] });
	expect(world.project.seq).toBe(before);
});

test('what is there already is skipped, or added when the person says so', async () => {
	const csv = 'account\nTelekom\nŽilina Elektro\nTELEKOM';
	expect(await imported(csv, { into: 'companies' })).toMatchObject({ created: 2, skipped: 1 });
	expect(await rehearsed(csv, { into: 'companies' })).toMatchObject({ ready: 0, duplicates: 3 });
	expect(await imported(csv, { into: 'companies', duplicates: 'add' })).toMatchObject({
		created: 3
	});
});

test('cells that look like formulas are kept as they are', async () => {
	await imported('name,phone\n=1+1,+421 905 123 456\n@Sum,-', { into: 'companies' });
	expect(names('companies').sort()).toEqual(['=1+1', '@Sum']);
	expect(world.named('companies', '=1+1').phone).toBe('+421 905 123 456');
});

test('every record is judged by the rights of its importer', async () => {
	const petra = await world.join('Petra', ['manager']);
	await expect(imported('name\nA', { into: 'members' }, petra)).rejects.toMatchObject({
		code: 'forbidden'
	});
	const { bad } = await imported(
		'title,stage\nRoof,Survey',
		{ into: 'deals', createMissing: ['stage'] },
		petra
	);
	expect(bad).toEqual([{ row: 2, reason: 'forbidden', column: 'stage', value: 'Survey' }]);
	const tomas = await world.join('Tomáš', ['user']);
	await expect(imported('name\nA', { into: 'companies' }, tomas)).rejects.toMatchObject({
		code: 'forbidden'
	});
});

test('an import of someone else is not there for who may not import the like', async () => {
	const { id } = await imported('name\nPavol', { into: 'members' });
	const petra = await world.join('Petra', ['manager']);
	expect(() => world.imports.progress(world.project, petra, id)).toThrow('not_found');
	expect(world.imports.latest(world.project, petra)).toEqual([]);
});

test('an import is found again by the key of its order', async () => {
	const { imports, project, jana } = world;
	await imported('name\nA', { into: 'companies', key: 'my-own-key-1' });
	await imported('name\nB', { into: 'companies' });
	const keys = imports.latest(project, jana).map(({ key }) => key);
	expect(new Set(keys)).toEqual(new Set(['my-own-key-1', undefined]));
});

test('one import runs in a project at a time', async () => {
	const { imports, project, jana } = world;
	const first = await imports.start(project, jana, parcelOf('name\nA', { into: 'companies' }));
	const second = imports.start(project, jana, parcelOf('name\nB', { into: 'companies' }));
	await expect(second).rejects.toMatchObject({ code: 'conflict', key: 'import.busy' });
	await imports.ended(project, first.id);
	expect(names('companies')).toEqual(['A']);
});

test('lines that are no import are refused before anything is kept', async () => {
	const { imports, project, jana } = world;
	async function* body(text: string) {
		yield new TextEncoder().encode(text);
	}
	const order = { into: 'deals', fileName: 'a', total: 2, columns: [], duplicates: 'skip' };
	for (const text of ['', 'null', '{"into":"roles"}', JSON.stringify(order) + '\n[2]', '\u0000']) {
		await expect(imports.start(project, jana, body(text))).rejects.toMatchObject({
			code: 'invalid'
		});
	}
	expect(imports.latest(project, jana)).toEqual([]);
});
