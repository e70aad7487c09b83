import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAuthWorld, PASSWORD, type AuthWorld } from '../../tests/support/auth-world.ts';
import { fingerprint } from './secrets.ts';

let world: AuthWorld;

beforeEach(() => {
	world = createAuthWorld();
});

afterEach(() => world.end());

const first = (code: string) => ({
	code,
	name: 'Jana Kováčová',
	email: 'Jana@example.com',
	password: PASSWORD,
	project: 'Lumen',
	language: 'en',
	timeZone: 'Europe/Bratislava'
});

test('the first person becomes Admin of a project with a pipeline and reasons', async () => {
	const code = world.auth.setup.open()!;
	const { account, project } = await world.auth.setup.run(first(code));
	expect(world.auth.projectsOf(account.id)).toMatchObject([{ name: 'Lumen', isAdmin: true }]);
	const names = (collection: 'pipelines' | 'stages' | 'reasons') =>
		[...project.all(collection)]
			.sort((a, b) => (String(a.fields.rank) < String(b.fields.rank) ? -1 : 1))
			.map(({ fields }) => fields.name);
	expect(names('pipelines')).toEqual(['New business']);
	expect(names('stages')).toEqual(
		'Incoming,Contacted,Qualified,Quote sent,Negotiation,Closing,Won,Lost,Unqualified'.split(',')
	);
	expect(names('reasons').sort()).toEqual(
		'Budget,Competitor,Duplicate,No answer,No need,Reorganisation,Timing,Wrong fit'.split(',')
	);
	const { memberId } = world.auth.memberOf({ accountId: account.id }, project.slug);
	expect(project.get('members', memberId)).toMatchObject({ createdBy: memberId, roles: ['admin'] });
});

test('only the code that was printed sets an install up, and only once', async () => {
	const old = world.auth.setup.open()!;
	const code = world.auth.setup.open()!;
	for (const wrong of ['', 'guess', old, fingerprint(code)]) {
		await expect(world.auth.setup.run(first(wrong))).rejects.toEqual(
			expect.objectContaining({ code: 'invalid', key: 'auth.setupCodeWrong' })
		);
	}
	const both = await Promise.allSettled([
		world.auth.setup.run(first(code)),
		world.auth.setup.run(first(code))
	]);
	expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	await expect(world.auth.setup.run(first(code))).rejects.toEqual(
		expect.objectContaining({ code: 'not_found' })
	);
	expect(world.auth.setup.open()).toBeNull();
	expect(world.auth.setup.isNeeded()).toBe(false);
});

test('a founding that is refused leaves no project and takes no address', async () => {
	const code = world.auth.setup.open()!;
	const tooLong = { ...first(code), name: 'J'.repeat(1_000) };
	await expect(world.auth.setup.run(tooLong)).rejects.toEqual(
		expect.objectContaining({ code: 'invalid' })
	);
	const { project } = await world.auth.setup.run(first(code));
	expect(project.slug).toBe('lumen');
	expect(world.db.$client.prepare('select slug from projects').pluck().all()).toEqual(['lumen']);
});

test('an Admin makes another project; others do not', async () => {
	const { account } = await world.auth.setup.run(first(world.auth.setup.open()!));
	await world.auth.setup.addProject(account.id, 'Retail');
	expect(world.auth.projectsOf(account.id).map(({ name }) => name)).toEqual(['Lumen', 'Retail']);

	const petr = await world.person('Petr', world.project('Other'), ['director']);
	await expect(world.auth.setup.addProject(petr.account.id, 'Mine')).rejects.toEqual(
		expect.objectContaining({ code: 'forbidden' })
	);
});
