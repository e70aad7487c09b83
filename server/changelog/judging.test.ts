import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Outcome } from '#lib/model/entries.ts';
import { ProjectWorld } from '../../tests/support/rules/project-world.ts';

let world: ProjectWorld;

beforeEach(async () => {
	world = await new ProjectWorld().begin();
});
afterEach(() => world.end());

const renamed = (recordId: string, value: string) =>
	({ collection: 'deals', op: 'set', recordId, field: 'title', value }) as const;

/** A record that cannot be read until it is mended, as on a disk that fails. */
function broken(id: string) {
	const sql = world.db.$client;
	const { stamps } = sql.prepare('select stamps from records where id = ?').get(id) as {
		stamps: string;
	};
	const write = (text: string) =>
		sql.prepare('update records set stamps = ? where id = ?').run(text, id);
	write('not to be read');
	world.project.store.forget();
	return { mend: () => write(stamps) };
}

test('a journal that was heard before a piece broke off counts as not judged', async () => {
	const roof = await world.add('deals', { title: 'Roof' });
	const window = await world.add('deals', { title: 'Window' });
	const [first, second] = [world.pen(), world.pen()];
	const lost = first.tx({ ...renamed(roof, 'x'), recordId: world.jana });
	const entries = [
		...lost,
		...first.tx(renamed(roof, 'New roof')),
		...second.tx(renamed(window, 'New window'))
	];
	const { mend } = broken(window);
	await expect(world.project.judge(world.jana, entries)).rejects.toThrow('JSON');
	expect(world.project.journals.find(first.client)).toBeUndefined();
	expect(world.project.journals.waitingFor(world.jana)).toEqual([]);

	mend();
	const saved = await world.project.judge(world.jana, entries);
	expect(saved.map(({ upto, outcomes }) => [upto, outcomes.length])).toEqual([
		[2, 1],
		[1, 0]
	]);
	expect(world.project.get('deals', roof)?.title).toBe('New roof');
	expect(world.project.get('deals', window)?.title).toBe('New window');
});

test('what is refused is kept for its author up to 64 KiB, and beyond that without the value', async () => {
	const pen = world.pen();
	const roof = await world.add('deals', { title: 'Roof' });
	const told = await pen.judge([
		...pen.tx(renamed(roof, 'x'.repeat(60_000))),
		...pen.tx(renamed(roof, 'x'.repeat(70_000)))
	]);
	const lengths = (outcomes: Outcome[]) =>
		outcomes.map(({ rule, wanted }) => [rule, String(wanted ?? '').length]);
	const wanted = [
		['invalid', 60_000],
		['invalid', 0]
	];
	expect(lengths(told)).toEqual(wanted);
	expect(lengths(world.project.journals.waitingFor(world.jana))).toEqual(wanted);
});

test('a member is told of so much at once, the oldest first, and of the rest when that is dealt with', async () => {
	const pen = world.pen();
	const roof = await world.add('deals', { title: 'Roof' });
	const { journals } = world.project;
	await pen.judge(
		Array.from({ length: 100 }, () => pen.tx(renamed(roof, 'x'.repeat(60_000)))).flat()
	);
	const clocks = () => journals.waitingFor(world.jana).map(({ clock }) => clock);
	const first = clocks();
	expect(first).toEqual(Array.from({ length: 69 }, (_, i) => i + 1));
	for (const clock of first) journals.dealtWith(world.jana, pen.client, clock);
	expect(clocks()).toEqual(Array.from({ length: 31 }, (_, i) => i + 70));
});

test('a journal that is presented again brings back every outcome, and of what was wanted no more than fits', async () => {
	const pen = world.pen();
	const roof = await world.add('deals', { title: 'Roof' });
	const long = Array.from({ length: 100 }, () => pen.tx(renamed(roof, 'x'.repeat(60_000)))).flat();
	await pen.judge(long);
	const again = await pen.judge(long.map((entry) => ({ ...entry, value: 'x' })));
	expect(again.map(({ clock }) => clock)).toEqual(long.map(({ clock }) => clock));
	expect(again.filter(({ wanted }) => wanted !== undefined)).toHaveLength(16);
});

test('an entry of a device whose clock says nothing has an outcome like any other', async () => {
	const pen = world.pen();
	const fields = { title: 'Roof', stage: world.stage('Incoming'), rank: 'a0' };
	const birth = { collection: 'deals', op: 'create', at: 0, fields } as const;
	expect(await pen.verdict(birth)).toBe('accepted');
	expect(world.project.journals.find(pen.client)).toMatchObject({ clock: 1 });
});
