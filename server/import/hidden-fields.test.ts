import { expect, test } from 'vitest';
import { scopeOf } from '#lib/model/scope.ts';
import { worldForEach } from '../../tests/support/import-world.ts';
import type { ImportWorld } from '../../tests/support/import-world.ts';
import { Duplicates } from './duplicates.ts';
import { Lookup } from './lookup.ts';

let world: ImportWorld;

worldForEach((fresh) => (world = fresh));

/** Reads and writes contacts, but not what e-mails people have, and nothing of members. */
const scope = scopeOf({ id: 'someone-here', roles: ['caller'], departments: [] }, () => ({
	contacts: { level: 'write', rows: 'all', hidden: ['people.email'] },
	rights: ['importExport']
}));

test('a row does not tell by a hidden e-mail that somebody is there', async () => {
	const email = 'eva@example.com';
	await world.project.commit({ member: world.jana, via: 'server' }, (log) =>
		log.create('people', { familyName: 'Malá', email })
	);
	const duplicates = await Duplicates.of(world.project, scope, 'people', Date.now());
	expect(duplicates.has({ familyName: 'Nová', email })).toBe(false);
	expect(duplicates.has({ familyName: 'Malá' })).toBe(true);
	const open = world.project.scopeOf(world.jana);
	const all = await Duplicates.of(world.project, open, 'people', Date.now());
	expect(all.has({ familyName: 'Nová', email })).toBe(true);
});

test('members are found by e-mail by those alone who may see it', async () => {
	const lookup = await Lookup.of(world.project, scope, ['members']);
	expect(lookup.find('members', 'Jana Kováčová')).toBe(world.jana);
	expect(lookup.find('members', 'jana@example.com')).toBeUndefined();
	const open = await Lookup.of(world.project, world.project.scopeOf(world.jana), ['members']);
	expect(open.find('members', 'jana@example.com')).toBe(world.jana);
});
