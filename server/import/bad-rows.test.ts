import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ImportOrder } from '#lib/import/orders.ts';
import { LIMITS } from '#lib/import/problems.ts';
import { createImportWorld, parcelOf, type ImportWorld } from '../../tests/support/import-world.ts';

let world: ImportWorld;

beforeEach(async () => {
	world = await createImportWorld();
});

afterEach(async () => {
	expect(world.faults).toEqual([]);
	await world.end();
});

/** What a rehearsal promises and what the import then does: they must not differ. */
async function promisedAndDone(csv: string, choices: Partial<ImportOrder> & { into: 'deals' }) {
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
