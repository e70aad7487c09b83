import { afterEach, beforeEach, expect, test } from 'vitest';
import { hasSection, mayReadField } from '#lib/model/rights.ts';
import { createAuthWorld, type AuthWorld } from '../../tests/support/auth-world.ts';
import type { Project } from '../changelog/project.ts';
import { preview } from './preview.ts';
import { Roles, type RoleDefinition } from './roles.ts';
import { Team } from './team.ts';

const roles = new Roles();

let world: AuthWorld;
let project: Project;
let jana: string;
let petr: string;

const refused = (key: string, values?: object) =>
	expect.objectContaining({ key, ...(values ? { values } : {}) });

beforeEach(async () => {
	world = createAuthWorld();
	project = world.project('Lumen');
	jana = (await world.person('Jana', project, ['admin'])).member;
	petr = (await world.person('Petr', project, ['user'])).member;
});

afterEach(() => world.end());

const surveyor: RoleDefinition = {
	name: 'Surveyor',
	access: {
		contacts: { level: 'read', rows: 'own' },
		sales: { level: 'write', rows: 'own', hidden: ['deals.value'], locked: ['deals.owner'] }
	},
	rights: ['assign']
};

const give = (member: string, ...names: string[]) =>
	new Team(world.auth.memberships).change(project, jana, member, { roles: names });

test('an admin makes a role, gives it, changes it; open scopes follow', async () => {
	const id = await roles.create(project, jana, surveyor);
	await give(petr, id);
	expect(hasSection(project.scopeOf(petr), 'sales', 'write')).toBe(true);
	expect(mayReadField(project.scopeOf(petr), 'deals', {}, 'value')).toBe(false);
	await roles.change(project, jana, id, {
		...surveyor,
		access: { sales: { level: 'read', rows: 'all' } }
	});
	expect(hasSection(project.scopeOf(petr), 'sales', 'write')).toBe(false);
	expect(hasSection(project.scopeOf(petr), 'contacts')).toBe(false);
	expect(mayReadField(project.scopeOf(petr), 'deals', {}, 'value')).toBe(true);
});

test('a role that somebody has is not deleted; one that nobody has is, and cannot be given', async () => {
	const id = await roles.create(project, jana, surveyor);
	await give(petr, id);
	await expect(roles.remove(project, jana, id)).rejects.toEqual(
		refused('rights.hasMembers', { n: 1 })
	);
	await give(petr, 'user');
	await roles.remove(project, jana, id);
	await expect(give(petr, id)).rejects.toEqual(refused('settings.chooseRole'));
	await expect(roles.change(project, jana, id, surveyor)).rejects.toEqual(refused('rights.gone'));
});

test('a built-in role is changed, and made what it was', async () => {
	const before = project.scopeOf(petr);
	await roles.change(project, jana, 'user', { ...surveyor, name: null });
	expect(project.scopeOf(petr)).not.toEqual(before);
	await roles.remove(project, jana, 'user');
	expect(project.scopeOf(petr)).toEqual(before);
	await roles.change(project, jana, 'user', { ...surveyor, name: 'Seller' });
	expect(project.get('roles', 'builtin-user')).toMatchObject({ name: 'Seller' });
	expect(project.get('roles', 'builtin-user')).not.toHaveProperty('deletedAt');
});

test('nobody changes what an Admin may do, or gives or takes more than they hold', async () => {
	await expect(roles.change(project, jana, 'admin', surveyor)).rejects.toEqual(
		refused('rights.admin')
	);
	const dana = (await world.person('Dana', project, ['director'])).member;
	const all = { ...surveyor, rights: ['deleteProject' as const] };
	await expect(roles.create(project, dana, all)).rejects.toEqual(refused('settings.beyondYou'));
	const id = await roles.create(project, jana, all);
	await expect(roles.change(project, dana, id, surveyor)).rejects.toEqual(
		refused('settings.beyondYou')
	);
	await expect(roles.remove(project, dana, id)).rejects.toEqual(refused('settings.beyondYou'));
	await expect(roles.create(project, petr, surveyor)).rejects.toEqual(
		refused('settings.mayNotManage')
	);
	await roles.create(project, dana, { ...surveyor, name: 'Scout' });
});

test('what cannot be limited is refused, and two roles of one name', async () => {
	const hiding = (...hidden: string[]) => ({
		...surveyor,
		access: { sales: { level: 'write', rows: 'all', hidden } as const }
	});
	for (const field of ['deals.title', 'deals.owner', 'deals.rank', 'companies.phone', 'deals.x']) {
		await expect(roles.create(project, jana, hiding(field)), field).rejects.toEqual(
			refused('rights.wrongField')
		);
	}
	const owned = { settings: { level: 'read', rows: 'own' } } as const;
	await expect(roles.create(project, jana, { ...surveyor, access: owned })).rejects.toEqual(
		refused('rights.wrongField')
	);
	await roles.create(project, jana, surveyor);
	await expect(roles.create(project, jana, { ...surveyor, name: ' surveyor' })).rejects.toEqual(
		refused('rights.nameTaken')
	);
	await expect(roles.create(project, jana, { ...surveyor, name: null })).rejects.toEqual(
		refused('rights.nameNeeded')
	);
});

test('a preview counts what somebody would see, and changes nothing', async () => {
	await project.commit({ member: jana, via: 'server' }, (log) => {
		for (let i = 0; i < 1_200; i++) {
			log.create('companies', { name: `Firm ${i}`, ...(i % 3 === 0 ? { owner: petr } : {}) });
			log.create('companies', { name: `Other ${i}`, owner: jana });
		}
	});
	const question = { member: petr, role: 'user', definition: { ...surveyor, name: null } };
	const { seq } = project;
	const [companies] = await preview(project, jana, question);
	expect(companies).toMatchObject({ collection: 'companies', now: 2_400, then: 1_200 });
	expect(companies!.examples).toHaveLength(3);
	expect(project.seq).toBe(seq);
	const dana = (await world.person('Dana', project, ['director'])).member;
	await expect(preview(project, dana, { ...question, member: jana })).rejects.toEqual(
		refused('settings.beyondYou')
	);
	await expect(preview(project, petr, question)).rejects.toEqual(refused('settings.mayNotManage'));
});
