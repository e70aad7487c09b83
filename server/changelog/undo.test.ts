import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '#lib/model/ids.ts';
import { ProjectWorld } from '../../tests/support/rules/project-world.ts';

let world: ProjectWorld;

beforeEach(async () => {
	world = await new ProjectWorld().begin();
});
afterEach(() => world.end());

test('a stage is not undone under a deal, though all of it came in one journal', async () => {
	const pen = world.pen();
	const [stage, roof] = [newId(), newId()];
	const [pipeline] = [...world.project.all('pipelines')];
	const made = pen.tx({
		collection: 'stages',
		op: 'create',
		recordId: stage,
		fields: { name: 'Survey', kind: 'active', pipeline: pipeline!.id, rank: 'a0V', likelihood: 50 }
	});
	const filled = pen.tx({
		collection: 'deals',
		op: 'create',
		recordId: roof,
		fields: { title: 'Roof', stage, rank: 'a0' }
	});
	const undone = pen.tx({
		collection: 'stages',
		op: 'undo',
		recordId: stage,
		value: made[0]!.tx
	});
	const outcomes = await pen.judge([...made, ...filled, ...undone]);
	expect(outcomes.map(({ clock, rule }) => [clock, rule])).toEqual([[3, 'not_empty']]);
	expect(world.project.get('deals', roof)?.stage).toBe(stage);
	expect(world.project.get('stages', stage)?.deletedAt).toBeUndefined();
});

test('a field that was locked meanwhile is not put back by an undo', async () => {
	const petr = await world.join('Petr', ['user']);
	const pen = world.pen(petr);
	const roof = await world.add('deals', { title: 'Roof' });
	const deal = { collection: 'deals', recordId: roof } as const;
	const edits = pen.tx({ ...deal, op: 'set', field: 'title', value: 'Roof and walls' });
	expect(await pen.judge(edits)).toEqual([]);
	const sales = { level: 'write', rows: 'all', locked: ['deals.title'] };
	await world.project.commit({ member: world.jana, via: 'server' }, (log) =>
		log.create('roles', { sales }, 'builtin-user')
	);
	const undo = { ...deal, op: 'undo', value: edits[0]!.tx } as const;
	expect(await pen.verdict(undo)).toBe('rejected forbidden');
	expect(world.project.get('deals', roof)?.title).toBe('Roof and walls');
});

test('a field that one tx changed often gets back what it held before, and after that what it left', async () => {
	const pen = world.pen();
	const roof = await world.add('deals', { title: 'Roof' });
	const title = (value: string) =>
		({ collection: 'deals', op: 'set', recordId: roof, field: 'title', value }) as const;
	const long = pen.tx(...Array.from({ length: 1_990 }, (_, i) => title(`Roof ${i}`)));
	expect(await pen.judge(long)).toEqual([]);
	let [undone] = long;
	for (const title of ['Roof', 'Roof 1989', 'Roof', 'Roof 1989']) {
		const undoing = pen.tx({ collection: 'deals', op: 'undo', value: undone!.tx });
		expect(await pen.judge(undoing)).toEqual([]);
		expect(world.project.get('deals', roof)?.title).toBe(title);
		undone = undoing[0];
	}
});
