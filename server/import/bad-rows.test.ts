import { expect, test } from 'vitest';
import type { ImportOrder } from '#lib/import/orders.ts';
import { LIMITS } from '#lib/import/problems.ts';
import { parcelOf, worldForEach, type ImportWorld } from '../../tests/support/import-world.ts';

let world: ImportWorld;
worldForEach((fresh) => (world = fresh));

type Choices = Partial<ImportOrder> & Pick<ImportOrder, 'into'>;

/** What a rehearsal promises and what the import then does: they must not differ. */
async function promisedAndDone(csv: string, choices: Choices) {
	const { project, imports, jana } = world;
	const told = await imports.rehearse(project, jana, parcelOf(csv, choices));
	const { id } = await imports.start(project, jana, parcelOf(csv, choices));
	await imports.ended(project, id);
	const { status, created } = imports.progress(project, jana, id);
	expect(status).toBe('done');
	expect({ ready: created, bad: imports.bad(project, jana, id) }).toEqual({
		ready: told.ready,
		bad: told.bad
	});
	return told;
}

const names = (count: number) => Array.from({ length: count }, (_, i) => `q${i}`).join(' ::: ');

test('a cell that names more records than a row may is a bad row', async () => {
	const [most, more] = [names(LIMITS.names), names(LIMITS.names + 1)];
	const { ready, bad } = await promisedAndDone(`title,product\nA,${more}\nB,${most}`, {
		into: 'deals',
		createMissing: ['products']
	});
	expect(ready).toBe(1);
	expect(bad).toEqual([{ row: 2, reason: 'many', column: 'product', value: more.slice(0, 200) }]);
	expect(world.records('products')).toHaveLength(LIMITS.names);
});

test('a name that stands twice in a cell is made once', async () => {
	await promisedAndDone('title,product\nA,Roof ::: roof ::: Gate\nB,ROOF', {
		into: 'deals',
		createMissing: ['products']
	});
	expect(world.records('products').map(({ name }) => name)).toEqual(['Roof', 'Gate']);
});

const TOO_LONG = 'c'.repeat(501);
const HALF = 'a\ud800';

/** Three rows: the cell stands in the second one. */
function rowsWith(column: string, cell: string) {
	const fine = column === 'value' ? '5' : 'Fine Ltd';
	return [`reference,${column}`, `1,${fine}`, `2,${cell}`, `3,${fine}`].join('\n');
}

test.each([
	['company', TOO_LONG, 'long'],
	['company', 'a\0b', 'text'],
	['company', HALF, 'text'],
	['product', TOO_LONG, 'long'],
	['product', HALF, 'text'],
	['person', TOO_LONG, 'long'],
	['owner', 'a\0b', 'text'],
	['stage', TOO_LONG, 'long'],
	['stage', 'a\0b', 'text'],
	['stage', HALF, 'text'],
	['value', '9'.repeat(20), 'number'],
	['value', '9'.repeat(400), 'number']
])(
	'a %s that cannot be stored (%#) is a bad row before and in the import',
	async (column, cell, reason) => {
		const { ready, bad } = await promisedAndDone(rowsWith(column, cell), {
			into: 'deals',
			duplicates: 'add',
			createMissing: ['company', 'products', 'person', 'owner', 'stage']
		});
		expect(ready).toBe(2);
		expect(bad).toEqual([{ row: 3, reason, column, value: cell.slice(0, 200).toWellFormed() }]);
	}
);

test('a full name that cannot be stored is a bad row', async () => {
	const csv = `fullName\nJana Nová\n${TOO_LONG} Nová\nPavol Malý`;
	const { ready, bad } = await promisedAndDone(csv, { into: 'people' });
	expect(ready).toBe(2);
	expect(bad).toEqual([
		{ row: 3, reason: 'long', column: 'fullName', value: TOO_LONG.slice(0, 200) }
	]);
});

test('a title that is made of names is not cut in the middle of a letter', async () => {
	const company = 'c'.repeat(495);
	const { bad } = await promisedAndDone(
		`title,company,product\nA,${company},a😀d\n,${company},a😀d`,
		{
			into: 'deals',
			createMissing: ['company', 'products']
		}
	);
	expect(bad).toEqual([]);
	expect(world.records('deals').map(({ title }) => title)).toEqual(['A', `${company} – a`]);
});

test('a cell that is longer than any field is too long, whatever it would name', async () => {
	const cell = 'c'.repeat(LIMITS.cell + 1);
	const { bad } = await promisedAndDone(rowsWith('company', cell), {
		into: 'deals',
		duplicates: 'add'
	});
	expect(bad.find(({ row }) => row === 3)).toMatchObject({ reason: 'long', column: 'company' });
});

test('a deal whose company and product are first named in its row is called by them', async () => {
	await promisedAndDone('company,product\nTelekom,Roof', {
		into: 'deals',
		createMissing: ['company', 'products']
	});
	expect(world.records('deals').map(({ title }) => title)).toEqual(['Telekom – Roof']);
});

test('a likelihood is a percentage; a bare fraction could mean another one', async () => {
	const cells = ['60', '60 %', '0', '100%', '0.5%', '', '101', '-1', '0.6', '1', 'high'];
	const csv = ['title,probability', ...cells.map((cell) => `Deal,${cell}`)].join('\n');
	const { bad } = await promisedAndDone(csv, { into: 'deals', duplicates: 'add' });
	expect(world.records('deals').map(({ likelihood }) => likelihood)).toEqual([
		60,
		60,
		0,
		100,
		0.5,
		undefined
	]);
	const refused = ['101', '-1', '0.6', '1', 'high'].map((value, i) => ({
		row: 8 + i,
		reason: 'percent',
		column: 'probability',
		value
	}));
	expect(bad).toEqual(refused);
});
