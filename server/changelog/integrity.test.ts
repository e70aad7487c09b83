import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '#lib/model/ids.ts';
import { ProjectWorld } from '../../tests/support/rules/project-world.ts';

let world: ProjectWorld;

beforeEach(async () => {
	world = await new ProjectWorld().begin();
});
afterEach(() => world.end());

const company = (recordId: string, parent: string | null) =>
	({ collection: 'companies', op: 'set', recordId, field: 'parent', value: parent }) as const;

test('no company stands above itself, in however many steps and however many are changed at once', async () => {
	const pen = world.pen();
	const ids: string[] = [];
	for (const name of ['A', 'B', 'C', 'D']) ids.push(await world.add('companies', { name }));
	const [a, b, c, d] = ids as [string, string, string, string];
	expect(await pen.verdict(company(b, a), company(c, b), company(d, c))).toBe('accepted');
	expect(await pen.verdict(company(d, b), company(a, d))).toBe('rejected cycle');
	expect(await pen.verdict(company(a, c))).toBe('rejected cycle');
	expect(await pen.verdict(company(a, a))).toBe('rejected cycle');
	expect(await pen.verdict(company(b, null), company(a, d))).toBe('accepted');
});

test('what is far below is changed without a look at all that is above', async () => {
	const pen = world.pen();
	const ids: string[] = [];
	for (let i = 0; i < 300; i++) {
		const parent = ids.at(-1);
		ids.push(await world.add('companies', { name: `No ${i}`, ...(parent ? { parent } : {}) }));
	}
	let looks = 0;
	const { store } = world.project;
	const get = store.get.bind(store);
	store.get = (...of) => {
		looks += 1;
		return get(...of);
	};
	const last = ids.at(-1)!;
	const name = { collection: 'companies', op: 'set', recordId: last, field: 'name' } as const;
	await pen.verdict({ ...name, value: 'Last' });
	expect(looks).toBeLessThan(50);
	looks = 0;
	const leaves = Array.from({ length: 100 }, () => newId()).map((recordId) => {
		const fields = { name: 'Leaf', parent: last };
		return { collection: 'companies', op: 'create', recordId, fields } as const;
	});
	expect(await pen.verdict(...leaves)).toBe('accepted');
	expect(looks).toBeLessThan(2_500);
});

test('stages are deleted by a look at their own deals', async () => {
	const [roof] = [await world.add('deals', { title: 'Roof' })];
	const stage = world.stage('Incoming');
	const empty = world.stage('Negotiation');
	const { store } = world.project;
	const all = store.all.bind(store);
	const asked: (readonly string[] | undefined)[] = [];
	store.all = (collection, archived, stages) => {
		if (collection === 'deals') asked.push(stages);
		return all(collection, archived, stages);
	};
	const deletion = (recordId: string) =>
		({ collection: 'stages', op: 'set', recordId, field: 'deletedAt', value: Date.now() }) as const;
	const move = { collection: 'deals', op: 'set', recordId: roof, field: 'stage' } as const;
	const pen = world.pen();
	expect(await pen.verdict(deletion(stage))).toBe('rejected not_empty');
	expect(await pen.verdict({ ...move, value: empty }, deletion(empty))).toBe('rejected link');
	expect(await pen.verdict(deletion(empty), { ...move, value: empty })).toBe('rejected link');
	expect(await pen.verdict({ ...move, value: empty }, deletion(stage))).toBe('accepted');
	expect(asked.every((stages) => stages?.length === 1)).toBe(true);
});
