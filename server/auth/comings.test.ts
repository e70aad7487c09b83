import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAuthWorld, type AuthWorld } from '../../tests/support/auth-world.ts';
import { readAudit } from '../audit/reading.ts';
import type { Project } from '../changelog/project.ts';

let world: AuthWorld;
let lumen: Project;
let firma: Project;

beforeEach(() => {
	world = createAuthWorld();
	lumen = world.project('Lumen');
	firma = world.project('Firma');
});
afterEach(() => world.end());

const told = (project: Project, reader: string) =>
	readAudit(world.db, project, reader).rows.map(({ kind, member, address }) => [
		kind,
		member,
		address
	]);

test('who comes and goes is told in each of their projects, and in no other', async () => {
	const jana = await world.person('Jana', lumen, ['admin']);
	const petr = await world.person('Petr', firma, ['admin']);
	world.auth.comings.signedIn(jana.account.id, '192.0.2.1');
	world.auth.comings.signedOut(jana.account.id, '192.0.2.1');
	expect(told(lumen, jana.member)).toEqual([
		['signedOut', jana.member, '192.0.2.1'],
		['signedIn', jana.member, '192.0.2.1']
	]);
	expect(told(firma, petr.member)).toEqual([]);
});

test('a wrong password is told where its owner is a member; an unknown e-mail nowhere', async () => {
	const jana = await world.person('Jana', lumen, ['admin']);
	const petr = await world.person('Petr', firma, ['admin']);
	world.auth.comings.refused(' JANA@example.com', '192.0.2.9');
	world.auth.comings.refused('nobody@example.com', '192.0.2.9');
	expect(told(lumen, jana.member), 'the answer does not wait for it').toEqual([]);
	world.auth.comings.close();
	expect(told(lumen, jana.member)).toEqual([['signInFailed', jana.member, '192.0.2.9']]);
	expect(told(firma, petr.member)).toEqual([]);
});

test('who has left a project comes and goes unseen in it', async () => {
	const jana = await world.person('Jana', lumen, ['admin']);
	const petr = await world.person('Petr', lumen, ['user']);
	await world.auth.team.deactivate(lumen, jana.member, petr.member, null);
	world.auth.comings.signedIn(petr.account.id, '192.0.2.2');
	expect(told(lumen, jana.member).map(([kind]) => kind)).toEqual(['memberLeft']);
});

test('invites and joining are told, and changes of members with their address', async () => {
	const jana = await world.person('Jana', lumen, ['admin']);
	const { invites, joining, team, reachedFrom } = world.auth;
	const offer = { email: 'eva@example.com', roles: ['user'], departments: [] };
	const { id } = invites.create(lumen, jana.member, offer, '192.0.2.1');
	invites.withdraw(lumen, jana.member, id, '192.0.2.1');
	const { token } = invites.create(lumen, jana.member, offer, '192.0.2.1');
	const eva = { name: 'Eva', password: 'a long password', language: 'en', timeZone: 'UTC' };
	await joining.asNewcomer(token, eva, '192.0.2.5');
	const member = [...lumen.all('members')].find(({ fields }) => fields.name === 'Eva')!.id;
	await team.change(reachedFrom(lumen, '192.0.2.1'), jana.member, member, { roles: ['manager'] });
	expect(told(lumen, jana.member)).toEqual([
		['memberChanged', jana.member, '192.0.2.1'],
		['joined', member, '192.0.2.5'],
		['invited', jana.member, '192.0.2.1'],
		['inviteWithdrawn', jana.member, '192.0.2.1'],
		['invited', jana.member, '192.0.2.1']
	]);
});
