import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Fields } from '#lib/model/json.ts';
import { ROLE_IDS } from '#lib/model/role-ids.ts';
import { createApp, type App } from '../app.ts';
import type { Project } from '../changelog/project.ts';

const NOW = Date.now();
const apps: { app: App; dataDir: string }[] = [];

async function demo(dataDir = mkdtempSync(join(tmpdir(), 'spolu-demo-'))) {
	const app = await createApp({ dataDir, isDemo: true });
	apps.push({ app, dataDir });
	return { app, dataDir, project: app.projects.find('javorina')! };
}

function records(project: Project, collection: Parameters<Project['all']>[0]): Fields[] {
	return [...project.all(collection)].map(({ fields }) => fields);
}

afterEach(async () => {
	for (const { app, dataDir } of apps.splice(0)) {
		await app.close();
		rmSync(dataDir, { recursive: true, force: true });
	}
});

test('the demo world has a firm with every role, customers, and deals of every age', async () => {
	const { app, project } = await demo();
	expect(app.setupCode).toBeNull();
	expect(app.demoSignIns[0]).toBe('Sign in as jana@javorina.example / together-2026 — Admin');
	expect(await app.auth.accounts.recognise('jana@javorina.example', 'together-2026')).toBeTruthy();

	const members = records(project, 'members');
	expect(new Set(members.flatMap(({ roles }) => roles))).toEqual(new Set(ROLE_IDS));
	expect(records(project, 'companies').filter(({ parent }) => parent)).toHaveLength(6);
	const deals = records(project, 'deals');
	expect(deals.filter(({ closedAt }) => !closedAt)).toHaveLength(60);
	expect(deals.filter(({ closedAt, isArchived }) => closedAt && !isArchived)).toHaveLength(25);
	expect(deals.filter(({ isArchived }) => isArchived)).toHaveLength(150);
	expect(deals.every(({ movedAt }) => Number(movedAt) <= NOW + 60_000)).toBe(true);
	expect(new Set(deals.map(({ value }) => (value as Fields)?.currency))).toContain('MYR');
});

test('two demo worlds are alike', async () => {
	const worlds = [await demo(), await demo()];
	const [one, other] = worlds.map(({ project }) =>
		records(project, 'deals')
			.map(({ title, value, expectedOn }) => JSON.stringify([title, value, expectedOn]))
			.sort()
	);
	expect(one).toEqual(other);
});

test('a database that is used stays as it is', async () => {
	const { app, dataDir } = await demo();
	const jana = app.auth.accounts.findByEmail('jana@javorina.example')!;
	await app.auth.setup.addProject(jana.id, 'Javorina Sklad');
	await app.close();
	apps.splice(0);
	const again = await demo(dataDir);
	expect([...again.app.projects.all()].map(({ slug }) => slug).sort()).toEqual([
		'javorina',
		'javorina-sklad'
	]);
	expect(again.app.demoSignIns).toHaveLength(14);
});

test('samples are added once, removed but for what a colleague has changed, and need both rights', async () => {
	const { app, project } = await demo();
	const idOf = (name: string) =>
		[...project.all('members')].find(({ fields }) => fields.name === name)!.id;
	const [jana, marek, bence] = ['Jana Kováčová', 'Marek Šimko', 'Bence Szűcs'].map(idOf) as [
		string,
		string,
		string
	];
	const scope = (member: string) => project.scopeOf(member);
	const titled = (title: string) =>
		[...project.all('deals')].filter(({ fields }) => fields.title === title);

	await expect(app.samples.add(project, bence, scope(bence))).rejects.toThrow('forbidden');
	const adding = app.samples.add(project, marek, scope(marek));
	await expect(app.samples.add(project, marek, scope(marek))).rejects.toThrow('conflict');
	expect(await adding).toBe(8);
	await expect(app.samples.add(project, jana, scope(jana))).rejects.toThrow('conflict');
	const [van] = titled('Delivery van');
	await project.commit({ member: jana, via: 'server' }, (log) =>
		log.set('deals', van!.id, { title: 'Two delivery vans' })
	);
	const removing = app.samples.remove(project, marek, scope(marek));
	await expect(app.samples.remove(project, marek, scope(marek))).rejects.toThrow('conflict');
	await removing;
	expect(titled('Two delivery vans')).toHaveLength(1);
	expect(titled('New website')).toHaveLength(0);
	expect(records(project, 'companies').some(({ name }) => name === 'Kvetinárstvo Ľalia')).toBe(
		true
	);
	expect(records(project, 'companies').some(({ name }) => name === 'Carter & Lowe')).toBe(false);
});
