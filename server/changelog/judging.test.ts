import { afterEach, beforeEach, expect, test } from 'vitest';
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
