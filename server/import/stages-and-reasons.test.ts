import { expect, test } from 'vitest';
import type { ImportOrder } from '#lib/import/orders.ts';
import { targetsOf } from '#lib/import/targets.ts';
import { parcelOf, worldForEach, type ImportWorld } from '../../tests/support/import-world.ts';

let world: ImportWorld;
worldForEach((fresh) => (world = fresh));

/** As `npm run import -- --create-missing` asks for it. */
const ALL = targetsOf('deals').map(({ name }) => name);

async function imported(csv: string, choices: Partial<ImportOrder> = {}, member = world.jana) {
	const { imports, project } = world;
	const order = { into: 'deals', createMissing: ALL, ...choices } as const;
	const told = await imports.rehearse(project, member, parcelOf(csv, order));
	const { id } = await imports.start(project, member, parcelOf(csv, order));
	await imports.ended(project, id);
	const bad = imports.bad(project, member, id);
	expect(bad).toEqual(told.bad);
	return bad;
}

function added(collection: 'stages' | 'reasons', before: { id: string }[]) {
	const known = new Set(before.map(({ id }) => id));
	return world
		.records(collection)
		.filter(({ id }) => !known.has(id))
		.map(({ name, kind }) => [name, kind]);
}

test('the word for how a deal stands makes no stage', async () => {
	const before = world.records('stages');
	const csv = 'title,stage,outcome\nRoof,Survey,Open\nGate,Survey,Won\nDoor,,In progress';
	expect(await imported(csv)).toEqual([]);
	expect(added('stages', before)).toEqual([['Survey', 'active']]);
	expect(world.named('deals', 'Roof').stage).toBe(world.named('stages', 'Survey').id);
	expect(world.named('deals', 'Gate').stage).toBe(world.named('stages', 'Won').id);
	expect(world.named('deals', 'Door').stage).toBe(world.named('stages', 'Incoming').id);
});

test('the word for how a deal stands is no reason to refuse who may make no stages', async () => {
	const petra = await world.join('Petra', ['manager']);
	expect(await imported('title,outcome\nRoof,Open', {}, petra)).toEqual([]);
});

test('a stage that a word for how deals stand was mapped to is found', async () => {
	const stages = { Dead: 'Lost', Open: '+' };
	const before = world.records('stages');
	expect(await imported('title,outcome\nRoof,Dead\nGate,Open', { stages })).toEqual([]);
	expect(world.named('deals', 'Roof').stage).toBe(world.named('stages', 'Lost').id);
	expect(world.named('deals', 'Gate').stage).toBe(world.named('stages', 'Incoming').id);
	expect(added('stages', before)).toEqual([]);
});

test('a reason is made only for deals that are closed for one', async () => {
	const before = world.records('reasons');
	const csv = 'title,outcome,reason\nRoof,Open,Sunny\nGate,Won,Cheap\nDoor,Lost,Too blue';
	expect(await imported(csv)).toEqual([]);
	expect(added('reasons', before)).toEqual([['Too blue', 'lost']]);
	expect(world.named('deals', 'Door').reason).toBe(world.named('reasons', 'Too blue').id);
	expect(world.named('deals', 'Roof')).not.toHaveProperty('reason');
	expect(world.named('deals', 'Gate')).not.toHaveProperty('reason');
});

test('a reason of an open deal refuses nobody, whether it is known or not', async () => {
	const petra = await world.join('Petra', ['manager']);
	expect(await imported('title,reason\nRoof,Sunny', {}, petra)).toEqual([]);
	expect(await imported('title,reason\nGate,Sunny', { createMissing: [] })).toEqual([]);
});

test('a reason is made as one of the kind that the deal is closed as', async () => {
	const before = world.records('reasons');
	const csv =
		'title,outcome,reason\nRoof,Unqualified,Far away\nGate,Unqualified,far away\nDoor,Lost,Far away';
	expect(await imported(csv)).toEqual([]);
	expect(added('reasons', before)).toEqual([
		['Far away', 'unqualified'],
		['Far away', 'lost']
	]);
	const [roof, gate, door] = ['Roof', 'Gate', 'Door'].map((title) => world.named('deals', title));
	expect(roof!.reason).toBe(gate!.reason);
	expect(world.project.get('reasons', String(door!.reason))?.kind).toBe('lost');
});
