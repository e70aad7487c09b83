import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fields } from '#lib/model/json.ts';
import { hasRight, mayRead, mayReadField, mayWrite } from '#lib/model/rights.ts';
import { ProjectWorld } from '../../tests/support/rules/project-world.ts';

let world: ProjectWorld;

beforeEach(async () => {
	world = await new ProjectWorld().begin();
});
afterEach(() => world.end());

const scope = (member: string) => world.project.scopeOf(member);

const set = (collection: 'members' | 'roles', id: string, patch: Fields) =>
	world.project.commit({ member: world.jana, via: 'server' }, (log) =>
		log.get(collection, id) ? log.set(collection, id, patch) : log.create(collection, patch, id)
	);

describe('roles are records', () => {
	it('a built-in role is as it was built until the project changes it, and is so again', async () => {
		const petr = await world.join('Petr', ['telephonist']);
		expect(mayWrite(scope(petr), 'companies', {})).toBe(false);
		await set('roles', 'builtin-telephonist', { contacts: { level: 'write', rows: 'all' } });
		expect(mayWrite(scope(petr), 'companies', {})).toBe(true);
		await set('roles', 'builtin-telephonist', { deletedAt: Date.now() });
		expect(mayWrite(scope(petr), 'companies', {})).toBe(false);
		expect(mayRead(scope(petr), 'companies', {})).toBe(true);
	});

	it('a project has roles of its own, and one that is gone gives nothing', async () => {
		const petr = await world.join('Petr', ['role-surveyor']);
		expect(scope(petr).grants).toEqual([]);
		await set('roles', 'role-surveyor', {
			name: 'Surveyor',
			sales: { level: 'read', rows: 'all', hidden: ['deals.value'] },
			rights: ['importExport']
		});
		expect(hasRight(scope(petr), 'importExport')).toBe(true);
		expect(mayReadField(scope(petr), 'deals', {}, 'title')).toBe(true);
		expect(mayReadField(scope(petr), 'deals', {}, 'value')).toBe(false);
		await set('roles', 'role-surveyor', { deletedAt: Date.now() });
		expect(scope(petr).grants).toEqual([]);
	});

	it('an Admin may do everything whatever is written of the role', async () => {
		await set('roles', 'builtin-admin', { sales: null, rights: [] });
		expect(mayWrite(scope(world.jana), 'deals', {})).toBe(true);
		expect(hasRight(scope(world.jana), 'deleteProject')).toBe(true);
	});
});

describe('what follows from others', () => {
	const reports = { name: 'Lead', contacts: { level: 'write', rows: 'reports' } };

	it('who manages others sees their records and their own, but not what nobody owns', async () => {
		await set('roles', 'role-team-lead', reports);
		const lead = await world.join('Lena', ['role-team-lead']);
		const petr = await world.join('Petr', ['limited']);
		const sees = (owner?: string) => mayRead(scope(lead), 'companies', owner ? { owner } : {});
		expect([sees(lead), sees(petr), sees(world.jana), sees()]).toEqual([true, false, false, false]);
		await set('members', petr, { manager: lead });
		expect([sees(lead), sees(petr)]).toEqual([true, true]);
		const anna = await world.join('Anna', ['limited']);
		await set('members', anna, { manager: petr });
		expect(sees(anna)).toBe(false);
		await set('members', petr, { manager: null });
		expect(sees(petr)).toBe(false);
	});

	it('what was shared is seen by the member or the role, who are not told who else sees it', async () => {
		const eva = await world.join('Eva', ['externalTelephonist']);
		const until = Date.now() + 1_000;
		const hers: Fields = { [`shares/${eva}`]: until };
		const theirs: Fields = { 'roleShares/builtin-externalTelephonist': until };
		const others: Fields = { [`shares/${world.jana}`]: until, owner: eva };
		expect(
			[hers, theirs, others, {}].map((fields) => mayRead(scope(eva), 'companies', fields))
		).toEqual([true, true, false, false]);
		expect(mayReadField(scope(eva), 'companies', hers, 'name')).toBe(true);
		expect(mayReadField(scope(eva), 'companies', hers, `shares/${eva}`)).toBe(false);
		expect(mayReadField(scope(world.jana), 'companies', hers, `shares/${eva}`)).toBe(true);
		expect(mayWrite(scope(eva), 'companies', hers)).toBe(false);
	});
});

it('a member has or lacks a right whatever their roles say', async () => {
	const petr = await world.join('Petr', ['user']);
	expect(hasRight(scope(petr), 'deleteContacts')).toBe(false);
	await set('members', petr, { given: ['deleteContacts'], withheld: ['assign'] });
	expect(hasRight(scope(petr), 'deleteContacts')).toBe(true);
	expect(hasRight(scope(petr), 'assign')).toBe(false);
});

it('a field that a grant locks is locked though another grant shows it', async () => {
	await set('roles', 'role-reader', { name: 'Reader', sales: { level: 'read', rows: 'all' } });
	await set('roles', 'role-pricer', {
		name: 'Pricer',
		sales: { level: 'write', rows: 'own', hidden: ['deals.value'], locked: ['deals.title'] }
	});
	const petr = await world.join('Petr', ['role-reader', 'role-pricer']);
	const mine = { owner: petr };
	expect(mayReadField(scope(petr), 'deals', mine, 'value')).toBe(true);
	expect(mayWrite(scope(petr), 'deals', mine, 'value')).toBe(false);
	expect(mayWrite(scope(petr), 'deals', mine, 'title')).toBe(false);
	expect(mayWrite(scope(petr), 'deals', mine, 'reference')).toBe(true);
	expect(mayWrite(scope(petr), 'deals', { owner: world.jana }, 'reference')).toBe(false);
});
