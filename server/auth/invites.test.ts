import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RoleId } from '#lib/model/role-ids.ts';
import { createAuthWorld, PASSWORD, type AuthWorld } from '../../tests/support/auth-world.ts';
import type { Project } from '../changelog/project.ts';

const gone = expect.objectContaining({ code: 'not_found', key: 'auth.inviteGone' });
const newcomer = { name: 'Petr Novák', password: PASSWORD, language: 'cs', timeZone: 'UTC' };

let world: AuthWorld;
let project: Project;
let jana: string;

beforeEach(async () => {
	world = createAuthWorld();
	project = world.project('Lumen');
	jana = (await world.person('Jana', project, ['director'])).member;
});

afterEach(() => {
	world.end();
	vi.useRealTimers();
});

function invited(roles: RoleId[] = ['user'], departments: string[] = [], memberId?: string) {
	const offer = { email: 'Petr@example.com', roles, departments, memberId };
	return world.auth.invites.create(project, jana, offer);
}

const openInvites = () => world.auth.invites.overview(project, jana).open;

const department = (name: string) =>
	project.commit({ member: jana, via: 'server' }, (log) => log.create('departments', { name }));

test('an invite makes one member, with its roles and departments, and an account', async () => {
	const west = await department('West');
	const { token } = invited(['user', 'complaints'], [west]);
	expect(world.auth.joining.look(token)).toEqual({
		project: 'Lumen',
		email: 'petr@example.com',
		name: '',
		hasAccount: false
	});

	const { account } = await world.auth.joining.asNewcomer(token, newcomer);
	const { memberId, scope } = world.auth.memberOf({ accountId: account.id }, 'lumen');
	expect(project.get('members', memberId)).toMatchObject({
		name: 'Petr Novák',
		email: 'petr@example.com',
		roles: ['user', 'complaints'],
		isActive: true,
		[`departments/${west}`]: true,
		createdBy: jana
	});
	expect(scope.rights).toEqual(['assign']);
	expect(await world.auth.accounts.recognise('petr@example.com', PASSWORD)).not.toBeNull();
});

test('only the hash of a token is stored', () => {
	const { token } = invited();
	expect(token).toMatch(/^[\w-]{43}$/);
	expect(JSON.stringify(world.db.$client.prepare('select * from invites').all())).not.toContain(
		token
	);
});

test('looking does not use an invite up', () => {
	const { token } = invited();
	world.auth.joining.look(token);
	world.auth.joining.look(token);
	expect(openInvites()).toHaveLength(1);
});

test('of two who use an invite at once, one joins', async () => {
	const { token } = invited();
	const both = await Promise.allSettled([
		world.auth.joining.asNewcomer(token, newcomer),
		world.auth.joining.asNewcomer(token, { ...newcomer, name: 'Not Petr' })
	]);
	expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	expect([...project.all('members')]).toHaveLength(2);
	await expect(world.auth.joining.asNewcomer(token, newcomer)).rejects.toEqual(gone);
	expect(project.isFenced).toBe(false);
});

test('two invites of one listed person used at once make one member', async () => {
	const petr = await world.listed('Petr Novák', project);
	const tokens = ['petr@example.com', 'novak@example.com'].map((email) => {
		const offer = { email, roles: ['user'], departments: [], memberId: petr };
		return world.auth.invites.create(project, jana, offer).token;
	});
	const both = await Promise.allSettled(
		tokens.map((token) => world.auth.joining.asNewcomer(token, newcomer))
	);
	expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	expect([...project.all('members')]).toHaveLength(2);
});

test('an unknown, a used and an expired invite look the same', async () => {
	expect(() => world.auth.joining.look('nothing')).toThrow(gone);
	vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
	const { token } = invited();
	vi.setSystemTime(Date.now() + 7 * 24 * 3_600_000);
	expect(() => world.auth.joining.look(token)).toThrow(gone);
	await expect(world.auth.joining.asNewcomer(token, newcomer)).rejects.toEqual(gone);
	expect(openInvites()).toEqual([]);
});

test('an account signs in to join; its password stays', async () => {
	const { account } = await world.person('Petr');
	const { token } = invited();
	await expect(
		world.auth.joining.asNewcomer(token, { ...newcomer, password: 'another password' })
	).rejects.toEqual(expect.objectContaining({ code: 'conflict', key: 'auth.accountExists' }));
	expect(await world.auth.accounts.recognise('petr@example.com', PASSWORD)).not.toBeNull();

	await world.auth.joining.asAccount(token, { accountId: account.id });
	expect(world.auth.projectsOf(account.id)).toMatchObject([{ slug: 'lumen', isAdmin: false }]);
	await expect(world.auth.joining.asAccount(token, { accountId: account.id })).rejects.toEqual(
		gone
	);
});

test('an invite serves no other account than that of its e-mail', async () => {
	const { account } = await world.person('Eva');
	const { token } = invited();
	await expect(world.auth.joining.asAccount(token, { accountId: account.id })).rejects.toEqual(
		expect.objectContaining({ code: 'forbidden', key: 'auth.inviteForOther' })
	);
	expect(world.auth.projectsOf(account.id)).toEqual([]);
	expect(world.auth.joining.look(token).email).toBe('petr@example.com');
});

test('an invite can be withdrawn', () => {
	const { id, token } = invited();
	world.auth.invites.withdraw(project, jana, id);
	expect(() => world.auth.joining.look(token)).toThrow(gone);
	expect(() => world.auth.invites.withdraw(project, jana, id)).toThrow();
});

test('an open invite shows neither its token nor its hash', () => {
	invited();
	expect(Object.keys(openInvites()[0]!).sort()).toEqual(
		'createdAt createdBy departments email expiresAt id memberId roles'.split(' ')
	);
});

test('a project one is not in looks like one that is not there', async () => {
	const { account } = await world.person('Eva');
	const missing = expect.objectContaining({ code: 'not_found', key: 'auth.notFound' });
	const session = { accountId: account.id };
	expect(() => world.auth.memberOf(session, 'lumen')).toThrow(missing);
	expect(() => world.auth.memberOf(session, 'nowhere')).toThrow(missing);
	expect(() => world.auth.memberOf(null, 'lumen')).toThrow(
		expect.objectContaining({ code: 'signed_out' })
	);
});
