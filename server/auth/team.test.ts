import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RoleId } from '#lib/model/role-ids.ts';
import { createAuthWorld, type AuthWorld } from '../../tests/support/auth-world.ts';
import type { Project } from '../changelog/project.ts';
import { Team } from './team.ts';

let world: AuthWorld;
let team: Team;
let project: Project;
let jana: string;
let petr: string;

const refused = (key: string) => expect.objectContaining({ key });

beforeEach(async () => {
	world = createAuthWorld();
	team = new Team(world.auth.memberships);
	project = world.project('Lumen');
	jana = await member('Jana', ['admin']);
	petr = await member('Petr', ['user']);
});

afterEach(() => world.end());

async function member(name: string, roles: RoleId[]): Promise<string> {
	return (await world.person(name, project, roles)).member;
}

const fields = (id: string) => project.get('members', id)!;

const made = (collection: 'departments' | 'deals', of: object) =>
	project.commit({ member: jana, via: 'server' }, (log) => log.create(collection, { ...of }));

test('an admin changes roles, departments, manager and phone; what is not named stays', async () => {
	const [west, east] = [
		await made('departments', { name: 'West' }),
		await made('departments', { name: 'East' })
	];
	await team.change(project, jana, petr, { departments: [west] });
	expect(project.scopeOf(petr).grants[0]?.rows).toEqual({ of: 'departments', departments: [west] });
	await team.change(project, jana, petr, {
		roles: ['user', 'complaints', 'user'],
		departments: [east],
		manager: jana,
		phone: '+421 900 100 200'
	});
	expect(fields(petr)).toMatchObject({
		name: 'Petr',
		roles: ['user', 'complaints'],
		manager: jana,
		phone: '+421 900 100 200',
		[`departments/${east}`]: true
	});
	expect(fields(petr)).not.toHaveProperty(`departments/${west}`);
});

test('nobody gives or takes more than they hold', async () => {
	const director = await member('Dana', ['director']);
	await expect(team.change(project, director, director, { roles: ['admin'] })).rejects.toEqual(
		refused('settings.beyondYou')
	);
	await expect(team.change(project, director, petr, { roles: ['admin'] })).rejects.toEqual(
		refused('settings.beyondYou')
	);
	await expect(team.change(project, director, jana, { roles: ['user'] })).rejects.toEqual(
		refused('settings.beyondYou')
	);
	await expect(team.deactivate(project, director, jana, null)).rejects.toEqual(
		refused('settings.beyondYou')
	);
	for (const by of [petr, await member('Marta', ['manager'])])
		await expect(team.change(project, by, petr, { phone: '1' })).rejects.toEqual(
			refused('settings.mayNotManage')
		);
	await expect(team.deactivate(project, petr, petr, jana)).rejects.toEqual(
		refused('settings.mayNotManage')
	);
	expect([fields(petr).roles, fields(jana).roles]).toEqual([['user'], ['admin']]);
	expect(fields(petr).isActive).toBe(true);
});

test('a project keeps an Admin who signs in, also when two leave at once', async () => {
	const last = refused('settings.member.lastAdmin');
	await world.listed('Listed', project, ['admin']);
	await expect(team.change(project, jana, jana, { roles: ['user'] })).rejects.toEqual(last);
	await expect(team.deactivate(project, jana, jana, petr)).rejects.toEqual(last);
	const other = await member('Ota', ['admin']);
	const both = await Promise.allSettled([
		team.change(project, jana, jana, { roles: ['user'] }),
		team.change(project, other, other, { roles: ['user'] })
	]);
	expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('whoever leaves hands over what they own, is listed still, and may nothing more', async () => {
	const rank = 'a0';
	const stage = await project.commit({ member: jana, via: 'server' }, (log) => {
		const pipeline = log.create('pipelines', { name: 'Sales', rank });
		return log.create('stages', { pipeline, name: 'New', kind: 'active', likelihood: 10, rank });
	});
	const deal = { stage, title: 'Roof', rank };
	const theirs = await project.commit({ member: jana, via: 'server' }, (log) =>
		Array.from({ length: 250 }, (_, i) =>
			log.create('deals', { ...deal, owner: petr, ...(i % 2 ? { isArchived: true } : {}) })
		)
	);
	const kept = await made('deals', { ...deal, owner: jana });
	const heir = await member('Hana', ['user']);
	await team.deactivate(project, jana, petr, heir);
	expect(new Set(theirs.map((id) => project.get('deals', id)?.owner))).toEqual(new Set([heir]));
	expect(project.get('deals', kept)?.owner).toBe(jana);
	expect(fields(petr)).toMatchObject({ name: 'Petr', roles: ['user'] });
	expect(project.scopeOf(petr).grants).toEqual([]);
	await team.reactivate(project, jana, petr);
	expect(project.scopeOf(petr).grants).not.toEqual([]);
	await team.deactivate(project, jana, heir, null);
	expect(project.get('deals', theirs[0]!)).not.toHaveProperty('owner');
});

test('nobody is managed by themselves, by those whom they manage, or by who has left', async () => {
	const wrong = refused('settings.member.wrongManager');
	const eva = await member('Eva', ['user']);
	await team.change(project, jana, petr, { manager: jana });
	await team.change(project, jana, eva, { manager: petr });
	for (const [id, manager] of [
		[jana, jana],
		[jana, eva],
		[petr, 'nobody']
	] as const)
		await expect(team.change(project, jana, id, { manager })).rejects.toEqual(wrong);
	await team.deactivate(project, jana, eva, petr);
	await expect(team.change(project, jana, petr, { manager: eva })).rejects.toEqual(wrong);
	await expect(team.deactivate(project, jana, petr, eva)).rejects.toEqual(
		refused('settings.member.heirGone')
	);
	await team.change(project, jana, petr, { manager: null });
	expect(fields(petr)).not.toHaveProperty('manager');
});

test('who manages somebody gains by it: nobody makes themselves a manager, or rids a manager, beyond their own', async () => {
	await project.commit({ member: jana, via: 'server' }, (log) => {
		const contacts = { level: 'write', rows: 'reports' };
		const members = { level: 'write', rows: 'all' };
		log.create('roles', { name: 'Lead', contacts, members }, 'role-team-lead');
	});
	const lead = await member('Lena', []);
	const nobody = await member('Nora', []);
	await team.change(project, jana, lead, { roles: ['role-team-lead'] });
	const grab = team.change(project, lead, nobody, { manager: lead });
	await expect(grab).rejects.toEqual(refused('settings.beyondYou'));
	await team.change(project, jana, lead, { manager: petr });
	const flee = team.change(project, lead, lead, { manager: null });
	await expect(flee).rejects.toEqual(refused('settings.beyondYou'));
});

test('a built-in role has no second name, by which it could be given or put back', async () => {
	const sales = { level: 'read', rows: 'own' };
	await project.commit({ member: jana, via: 'server' }, (log) =>
		log.create('roles', { sales }, 'builtin-user')
	);
	const alias = team.change(project, jana, petr, { roles: ['builtin-user'] });
	await expect(alias).rejects.toEqual(refused('settings.chooseRole'));
	const putBack = world.auth.roles.remove(project, jana, 'builtin-user');
	await expect(putBack).rejects.toEqual(refused('rights.gone'));
	expect(project.scopeOf(petr).grants).toHaveLength(1);
});

test('an invite gives a listed member no right that its maker lacks', async () => {
	await project.commit({ member: jana, via: 'server' }, (log) =>
		log.create('roles', { name: 'Clerk', members: { level: 'write', rows: 'all' } }, 'role-clerk')
	);
	const clerk = await member('Klara', []);
	await team.change(project, jana, clerk, { roles: ['role-clerk'] });
	const listed = await world.listed('Olga', project);
	await team.change(project, jana, listed, { given: ['importExport'] });
	const offer = { email: 'olga@example.com', roles: ['role-clerk'], departments: [] };
	const inviting = () => world.auth.invites.create(project, clerk, { ...offer, memberId: listed });
	expect(inviting).toThrow(refused('settings.beyondYou'));
});

test('who may not assign, or not write what is owned, hands nothing over', async () => {
	await project.commit({ member: jana, via: 'server' }, (log) => {
		const all = { level: 'write', rows: 'all' };
		log.create('roles', { name: 'Clerk', members: all, contacts: all }, 'role-clerk');
	});
	const clerk = await member('Klara', []);
	await team.change(project, jana, clerk, { roles: ['role-clerk'] });
	const owner = await member('Olga', []);
	const firm = await project.commit({ member: jana, via: 'server' }, (log) =>
		log.create('companies', { name: 'Lumen', owner })
	);
	const leaving = () => team.deactivate(project, clerk, owner, clerk);
	await expect(leaving()).rejects.toEqual(refused('settings.beyondYou'));
	expect(project.get('companies', firm)?.owner).toBe(owner);
	await team.change(project, jana, clerk, { given: ['assign'] });
	await leaving();
	expect(project.get('companies', firm)?.owner).toBe(clerk);
});
