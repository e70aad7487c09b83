import { expect, test } from 'vitest';
import type { ImportOrder } from '#lib/import/orders.ts';
import { parcelOf, worldForEach, type ImportWorld } from '../../tests/support/import-world.ts';

let world: ImportWorld;
worldForEach((fresh) => (world = fresh));

/** Imports deals while a colleague deletes the stage Incoming: after names were learned, before the first row. */
async function importedLate(csv: string, choices: Partial<ImportOrder>) {
	const { project, imports, jana } = world;
	const { id: stage } = world.named('stages', 'Incoming');
	const commit = project.commit.bind(project);
	project.commit = (author, work) => {
		if (author.via === 'import') {
			project.commit = commit;
			void commit({ member: jana, via: 'server' }, (log) =>
				log.set('stages', stage, { deletedAt: log.at })
			);
		}
		return commit(author, work);
	};
	const { id } = await imports.start(project, jana, parcelOf(csv, { into: 'deals', ...choices }));
	await imports.ended(project, id);
	return { ...imports.progress(project, jana, id), bad: imports.bad(project, jana, id) };
}

test('what a row was to make that could not be imported is made by the next one', async () => {
	const csv = 'title,stage,company\nRoof,Incoming,Acme\nGate,Contacted,Acme\nDoor,Contacted,Acme';
	const { created, bad } = await importedLate(csv, { createMissing: ['company'] });
	expect(bad).toEqual([{ row: 2, reason: 'gone' }]);
	expect(created).toBe(2);
	expect(world.records('companies').map(({ name }) => name)).toEqual(['Acme']);
	const { id: company } = world.named('companies', 'Acme');
	expect(world.named('deals', 'Gate').company).toBe(company);
	expect(world.named('deals', 'Door').company).toBe(company);
});

test('a row that repeats one which could not be imported is no duplicate', async () => {
	const csv = 'title,stage,reference\nRoof,Incoming,A1\nRoof,Contacted,A1\nRoof,Contacted,A1';
	const { created, skipped, bad } = await importedLate(csv, { duplicates: 'skip' });
	expect(bad).toEqual([{ row: 2, reason: 'gone' }]);
	expect([created, skipped]).toEqual([1, 1]);
});
