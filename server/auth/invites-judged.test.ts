import { afterEach, beforeEach, expect, test } from 'vitest';
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

afterEach(() => world.end());

function invited(roles: RoleId[] = ['user'], departments: string[] = [], memberId?: string) {
	const offer = { email: 'Petr@example.com', roles, departments, memberId };
	return world.auth.invites.create(project, jana, offer);
}

const openInvites = () => world.auth.invites.overview(project, jana).open;

const department = (name: string) =>
	project.commit({ member: jana, via: 'server' }, (log) => log.create('departments', { name }));

test('a new invite takes the place of the open ones for its e-mail', () => {
	const first = invited(['user']);
	const other = world.auth.invites.create(project, jana, {
		email: 'eva@example.com',
		roles: ['user'],
		departments: []
	});
	const second = invited(['manager']);
	expect(() => world.auth.joining.look(first.token)).toThrow(gone);
	expect(world.auth.joining.look(second.token).email).toBe('petr@example.com');
	expect(
		openInvites()
			.map(({ id }) => id)
			.sort()
	).toEqual([other.id, second.id].sort());
});

test('an invite that is refused leaves the older one as it was', () => {
	const { token } = invited();
	expect(() => invited(['admin'])).toThrow();
	expect(world.auth.joining.look(token).email).toBe('petr@example.com');
});

test('an invite to another project leaves the one for this project', async () => {
	const { token } = invited();
	const second = world.project('Nova');
	const { member } = await world.person('Ivan', second, ['director']);
	const offer = { email: 'petr@example.com', roles: ['user'], departments: [] };
	world.auth.invites.create(second, member, offer);
	expect(world.auth.joining.look(token).project).toBe('Lumen');
});

test('nobody grants more than they hold', () => {
	const beyond = expect.objectContaining({ code: 'forbidden', key: 'settings.beyondYou' });
	expect(() => invited(['admin'])).toThrow(beyond);
	expect(() => invited(['director', 'limited', 'telephonist'])).not.toThrow();
});

test('whoever may not write members invites nobody', async () => {
	const { member } = await world.person('Filip', project, ['manager']);
	const offer = { email: 'x@example.com', roles: ['limited'], departments: [] };
	expect(() => world.auth.invites.create(project, member, offer)).toThrow(
		expect.objectContaining({ code: 'forbidden', key: 'settings.mayNotManage' })
	);
});

test('an invite falls with the rights of its maker', async () => {
	const { token } = invited();
	const demote = (roles: RoleId[]) =>
		project.commit({ member: jana, via: 'server' }, (log) => log.set('members', jana, { roles }));
	await demote(['manager']);
	expect(() => world.auth.joining.look(token)).toThrow(gone);
	await demote(['director']);

	const joining = world.auth.joining.asNewcomer(token, newcomer);
	await demote(['manager']);
	await expect(joining).rejects.toEqual(gone);
	expect(world.auth.accounts.findByEmail('petr@example.com')).toBeUndefined();
});

test('an invite names at least one role and departments that are there', () => {
	const invalid = (key: string) => expect.objectContaining({ code: 'invalid', key });
	expect(() => invited([])).toThrow(invalid('settings.chooseRole'));
	expect(() => invited(['boss' as RoleId])).toThrow(invalid('settings.chooseRole'));
	expect(() => invited(['user'], ['gone567890'])).toThrow(invalid('settings.departmentGone'));
});

test('a listed member gets a sign-in, and the departments of the invite', async () => {
	const [east, west] = [await department('East'), await department('West')];
	const petr = await world.listed('Petr Novák', project);
	await project.commit({ member: jana, via: 'server' }, (log) =>
		log.set('members', petr, { [`departments/${east}`]: true })
	);
	const { token } = invited(['user'], [west], petr);
	expect(world.auth.joining.look(token).name).toBe('Petr Novák');

	const { account } = await world.auth.joining.asNewcomer(token, newcomer);
	expect(world.auth.memberOf({ accountId: account.id }, project.id).memberId).toBe(petr);
	const fields = project.get('members', petr)!;
	expect(fields[`departments/${west}`]).toBe(true);
	expect(fields[`departments/${east}`]).toBeUndefined();
	expect(() => invited(['user'], [], petr)).toThrow(expect.objectContaining({ code: 'conflict' }));
});
