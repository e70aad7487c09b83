import { expect, test } from 'vitest';
import { COLLECTIONS, fieldOf, type CollectionName } from '#lib/model/collections.ts';
import { newId } from '#lib/model/ids.ts';
import type { Fields, Json } from '#lib/model/json.ts';
import { createImportWorld } from '../../tests/support/import-world.ts';
import type { Log } from '../changelog/log.ts';
import { unfit } from './fitting.ts';

const MADE: CollectionName[] = [
	'companies',
	'people',
	'products',
	'members',
	'deals',
	'departments',
	'stages',
	'reasons'
];

const FILLERS: Record<string, Json> = {
	text: 'x',
	link: newId(),
	rank: 'a0',
	percent: 5,
	number: 5
};

const VALUES: Json[] = [
	...[null, '', 'x', 'a\0b', 'a\ud800', 'c'.repeat(501), '2026-02-30', '2026-02-28', newId()],
	...['a0', '!', true, false, 5, -1, 0.5, NaN, Infinity, 2 ** 60, [], ['admin'], {}],
	{ amount: 5, currency: 'EUR' }
];

function leastOf(collection: CollectionName): Fields {
	const least: Fields = {};
	for (const name in COLLECTIONS[collection].fields) {
		const { kind, options, required } = fieldOf(collection, name) ?? { kind: 'set' };
		if (required) least[name] = options?.[0] ?? FILLERS[kind]!;
	}
	return least;
}

function isTaken(log: Log, collection: CollectionName, fields: Fields): boolean {
	try {
		log.create(collection, fields);
		return true;
	} catch {
		return false;
	}
}

test('a record fits exactly when the change log takes it', async () => {
	const { project, jana, end } = await createImportWorld();
	await project.commit({ member: jana, via: 'import' }, (log) => {
		for (const collection of MADE) {
			const least = leastOf(collection);
			expect(unfit(collection, least)).toBeNull();
			const all = Object.keys(COLLECTIONS[collection].fields);
			for (const key of [...all, `departments/${newId()}`, 'departments/x', 'nothing']) {
				for (const value of VALUES) {
					const fields = { ...least, [key]: value };
					const isFit = unfit(collection, fields) === null;
					expect({ fields, isFit }).toEqual({ fields, isFit: isTaken(log, collection, fields) });
				}
			}
		}
	});
	await end();
});
