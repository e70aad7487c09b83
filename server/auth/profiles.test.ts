import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAuthWorld, type AuthWorld } from '../../tests/support/auth-world.ts';

let world: AuthWorld;

beforeEach(() => {
	world = createAuthWorld();
});
afterEach(() => world.end());

test('a new name is that of the account and of its members', async () => {
	const project = world.project('Lumen');
	const { account, member } = await world.person('Jana', project, ['manager']);
	await world.auth.changeProfile(account.id, { name: 'Jana Malá', theme: 'dark' });
	expect(world.auth.accounts.find(account.id)).toMatchObject({ name: 'Jana Malá', theme: 'dark' });
	expect(project.get('members', member)!.name).toBe('Jana Malá');
});

test('what a project refuses is not the name of the account either', async () => {
	const project = world.project('Lumen');
	const { account, member } = await world.person('Jana', project, ['manager']);
	for (const name of ['Jana\0X', 'Jana\ud800']) {
		await expect(
			world.auth.changeProfile(account.id, { name, theme: 'dark' })
		).rejects.toMatchObject({ code: 'invalid' });
	}
	expect(world.auth.accounts.find(account.id)).toMatchObject({ name: 'Jana', theme: 'system' });
	expect(project.get('members', member)!.name).toBe('Jana');
});
