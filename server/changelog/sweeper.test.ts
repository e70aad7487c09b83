import { setImmediate as nextRound } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Fields } from '#lib/model/json.ts';
import { ProjectWorld } from '../../tests/support/rules/project-world.ts';
import { archive } from './archiving.ts';
import type { Project } from './project.ts';
import { Sweeper } from './sweeper.ts';

const LONG_AGO = Date.UTC(2020, 1, 1);

let world: ProjectWorld;

beforeEach(async () => {
	world = await new ProjectWorld().begin();
});
afterEach(() => world.end());

async function many(count: number, fields: Fields, project = world.project): Promise<string[]> {
	const deal = { stage: world.stage('Incoming'), rank: 'a0' };
	return project.commit({ member: world.jana, via: 'server' }, (log) =>
		Array.from({ length: count }, (_, i) =>
			log.create('deals', { ...deal, title: `Roof ${i}`, ...fields })
		)
	);
}

const archived = (project = world.project) =>
	[...project.store.all('deals', true)].map(({ id }) => id);

test('rule 28: what was closed long ago is archived, and nothing else', async () => {
	const closed = await many(450, { closedAt: LONG_AGO });
	const deleted = await many(2, { closedAt: LONG_AGO, deletedAt: LONG_AGO });
	await many(3, {});
	await many(3, { closedAt: Date.now() });
	expect(await archive(world.project)).toBe(450);
	expect(archived().sort()).toEqual(closed.sort());
	expect(await archive(world.project)).toBe(0);
	for (const id of deleted) expect(world.project.get('deals', id)!.isArchived).toBe(undefined);
});

test('a long list is gone through in slices, and between two everybody has their turn', async () => {
	await many(1_000, {});
	let rounds = 0;
	let isOver = false;
	const counting = (async () => {
		for (; !isOver; rounds++) await nextRound();
	})();
	await archive(world.project);
	isOver = true;
	await counting;
	expect(rounds).toBeGreaterThanOrEqual(5);
});

test('projects are swept one after the other', async () => {
	const [currency, timeZone, language] = ['EUR', 'UTC', 'en'];
	const other = world.projects.create({ name: 'Javorina', currency, timeZone, language });
	const order: string[] = [];
	const commits = (project: Project) => {
		const quiet = { follow: () => {}, write: () => {}, failed: () => {} };
		project.followedBy({ ...quiet, committed: () => order.push(project.slug) });
	};
	for (const project of [world.project, other]) {
		await many(450, { closedAt: LONG_AGO }, project);
		commits(project);
	}
	const faults: unknown[] = [];
	const sweeper = new Sweeper(
		() => [world.project, other],
		(error) => faults.push(error)
	);
	await expect.poll(() => archived(other).length).toBe(450);
	sweeper.close();
	const slug = world.project.slug;
	expect(order).toEqual([slug, slug, slug, 'javorina', 'javorina', 'javorina']);
	expect(faults).toEqual([]);
});

test('once it is closed, a sweeper finishes the slice in hand and begins no other', async () => {
	await many(1_000, { closedAt: LONG_AGO });
	const faults: unknown[] = [];
	const sweeper = new Sweeper(
		() => [world.project],
		(error) => faults.push(error)
	);
	sweeper.close();
	await expect.poll(() => archived().length).toBe(200);
	for (let rounds = 0; rounds < 20; rounds++) await nextRound();
	expect(archived()).toHaveLength(200);
	expect(faults).toEqual([]);
});
