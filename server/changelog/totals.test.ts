import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ListQuery } from '#lib/model/list-query.ts';
import { ProjectWorld } from '../../tests/support/rules/project-world.ts';
import { ArchivedTotals } from './totals.ts';

let world: ProjectWorld;
let totals: ArchivedTotals;
let pipeline: string;
let company: string;
let won: string;

beforeEach(async () => {
	world = await new ProjectWorld().begin();
	totals = new ArchivedTotals();
	[pipeline] = [...world.project.all('pipelines')].map(({ id }) => id) as [string];
	won = world.stage('Won');
	company = await world.add('companies', { name: 'Hotel Tatra' });
	const old = { stage: won, isArchived: true, closedAt: 1 };
	await world.add('deals', { ...old, title: 'Roof', company });
	await world.add('deals', { ...old, title: 'Stairs', owner: world.jana });
});
afterEach(() => world.end());

function count(query: ListQuery = {}, of = pipeline): number | undefined {
	const { project, jana } = world;
	return totals.of(project, project.scopeOf(jana), of, query)[won]?.count;
}

/** How often some work reads the archive. */
function readings(work: () => void): number {
	const all = vi.spyOn(world.project.store, 'all');
	work();
	const read = all.mock.calls.filter(([collection]) => collection === 'deals').length;
	all.mockRestore();
	return read;
}

test('are of what is looked for', () => {
	const person = world.jana;
	const queries: ListQuery[] = [{}, { q: 'roof' }, { owner: '' }, { company }, { person }];
	const counts = [2, 1, 1, 1, undefined];
	for (let i = 0; i < 2; i++) expect(queries.map((query) => count(query))).toEqual(counts);
});

test('weigh what was won by its stage, whatever its own likelihood was', async () => {
	const value = { amount: 70_000, currency: 'EUR' };
	const old = { stage: won, isArchived: true, closedAt: 1, value };
	await world.add('deals', { ...old, title: 'Gate', likelihood: 35 });
	const { project, jana } = world;
	const told = totals.of(project, project.scopeOf(jana), pipeline, {});
	expect(told[won]).toEqual({ count: 3, sums: [value], weighted: [value] });
});

test('who asks for the same is answered from one reading, until something changes', async () => {
	expect(readings(() => count())).toBeGreaterThan(0);
	expect(readings(() => count())).toBe(0);
	await world.add('deals', { stage: won, isArchived: true, title: 'Door' });
	expect(count()).toBe(3);
});

test('what changes nothing in the answer makes no other question', () => {
	count({ q: 'roof' });
	const more = { q: 'roof', sort: 'name', offset: 7, limit: 9, stage: won, pipeline: 'x' };
	expect(readings(() => expect(count({ ...more, isArchived: true })).toBe(1))).toBe(0);
});

test('no junk crowds out what boards ask for', () => {
	const junk = Array.from({ length: 100 }, (_, i) => `x${i}`);
	for (const pipe of junk) expect(count({}, pipe)).toBe(undefined);
	for (const q of junk) expect(count({ q })).toBe(undefined);
	expect(count()).toBe(2);
	for (const q of junk) count({ q });
	expect(readings(() => count())).toBe(0);
	count({ owner: '' });
	expect(readings(() => count({ owner: '' }))).toBe(0);
});
