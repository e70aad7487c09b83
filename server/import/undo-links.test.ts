import { expect, test } from 'vitest';
import type { ImportOrder } from '#lib/import/orders.ts';
import type { CollectionName } from '#lib/model/collections.ts';
import type { Fields } from '#lib/model/json.ts';
import type { Log } from '../changelog/log.ts';
import { parcelOf, worldForEach, type ImportWorld } from '../../tests/support/import-world.ts';

let world: ImportWorld;
worldForEach((fresh) => (world = fresh));

async function imported(csv: string, choices: Partial<ImportOrder> & Pick<ImportOrder, 'into'>) {
	const { imports, project, jana } = world;
	const { id } = await imports.start(project, jana, parcelOf(csv, choices));
	await imports.ended(project, id);
	return id;
}

async function undone(id: string) {
	const { imports, project, jana } = world;
	imports.undo(project, jana, id);
	await imports.ended(project, id);
	const { kept } = imports.progress(project, jana, id);
	return kept.map(({ title, why }) => [title, why]);
}

const byJana = () => ({ member: world.jana, via: 'server' }) as const;

/** A deal that no import made. */
function dealOf(title: string, fields: Fields = {}): Promise<string> {
	const { id: stage } = world.named('stages', 'Incoming');
	return world.project.commit(byJana(), (log) =>
		log.create('deals', { title, stage, rank: 'a0', ...fields })
	);
}

/** Colleagues do this after the undo has learned who links to what, in its very turn or in one before. */
function meanwhile(isBefore: boolean, does: (log: Log) => void): void {
	const { project } = world;
	const commit = project.commit.bind(project);
	project.commit = (author, work) => {
		if (author.via !== 'undo') return commit(author, work);
		project.commit = commit;
		const done = commit(byJana(), does);
		return isBefore ? done.then(() => commit(author, work)) : commit(author, work);
	};
}

const LINKS: [CollectionName & ImportOrder['into'], string, (id: string) => Fields][] = [
	['members', 'name', (owner) => ({ owner })],
	['companies', 'account', (company) => ({ company })],
	['people', 'family name', (person) => ({ person })],
	['products', 'product', (id) => ({ [`products/${id}`]: true })]
];

test.each(
	LINKS.flatMap(([into, header, link]) =>
		[true, false].map((isBefore) => [into, isBefore, header, link] as const)
	)
)(
	'what a deal comes to link to at that very moment stays: %s %s',
	async (into, isBefore, header, link) => {
		const deal = await dealOf('Late');
		const before = new Set(world.records(into).map(({ id }) => id));
		const id = await imported(`${header}\nNovák\nMalá`, { into });
		const [needed] = world.records(into).filter((record) => !before.has(record.id));
		meanwhile(isBefore, (log) => log.set('deals', deal, link(needed!.id)));
		expect(await undone(id)).toEqual([['Novák', 'linked']]);
		expect(world.project.get(into, needed!.id)).not.toHaveProperty('deletedAt');
	}
);

test.each([[true], [false]])(
	'a member to whom an imported one is moved at that very moment stays: %s',
	async (isBefore) => {
		const id = await imported('name\nPavol\nEwa', { into: 'members' });
		const { id: pavol } = world.named('members', 'Pavol');
		const { id: ewa } = world.named('members', 'Ewa');
		meanwhile(isBefore, (log) => log.set('members', pavol, { manager: ewa }));
		expect(await undone(id)).toEqual([
			['Ewa', 'linked'],
			['Pavol', 'changed']
		]);
	}
);

test('a member to whom an imported one was moved since stays', async () => {
	const id = await imported('name\nPavol\nEwa', { into: 'members' });
	const { id: pavol } = world.named('members', 'Pavol');
	const { id: ewa } = world.named('members', 'Ewa');
	await world.project.commit(byJana(), (log) => log.set('members', pavol, { manager: ewa }));
	expect(await undone(id)).toEqual([
		['Ewa', 'linked'],
		['Pavol', 'changed']
	]);
});

test('what a record needs that stays for another one’s sake stays as well', async () => {
	const id = await imported('fullName,company\nEva Malá,Telekom\nJán Nový,Isdom', {
		into: 'people',
		createMissing: ['company']
	});
	const { id: eva } = world.records('people').find(({ givenName }) => givenName === 'Eva')!;
	await dealOf('Roof', { person: eva });
	expect(await undone(id)).toEqual([
		['Eva Malá', 'linked'],
		['Telekom', 'linked']
	]);
});

test('a member who stays keeps the department that came along', async () => {
	const id = await imported('name,departments\nPavol,Sales\nEwa,Service', {
		into: 'members',
		createMissing: ['departments']
	});
	await dealOf('Roof', { owner: world.named('members', 'Pavol').id });
	expect(await undone(id)).toEqual([
		['Pavol', 'linked'],
		['Sales', 'linked']
	]);
});
