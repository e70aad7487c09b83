import { afterEach, beforeEach, expect, test } from 'vitest';
import { ProjectWorld } from '../../tests/support/rules/project-world.ts';
import { Draft } from './draft.ts';
import { Judging } from './judging.ts';
import { Queue, type Lane } from './queue.ts';

let world: ProjectWorld;

beforeEach(async () => {
	world = await new ProjectWorld().begin();
});
afterEach(() => world.end());

test('rule 18: a colleague waits for a piece of a long journal, not for all of it', async () => {
	const roof = await world.add('deals', { title: 'Roof' });
	const max = world.pen(await world.join('Max', ['manager']));
	const undo = (value: string) => ({ collection: 'deals', op: 'undo', value }) as const;
	const set = { collection: 'deals', op: 'set', recordId: roof, field: 'title' } as const;
	const journal = max.tx({ ...set, value: 'Attic' });
	while (journal.length < 200) journal.push(...max.tx(undo(journal.at(-1)!.tx)));
	const settled: string[] = [];
	await Promise.all([
		max.judge(journal).then(() => settled.push('Max')),
		world
			.pen()
			.verdict({ ...set, field: 'reference', value: 'R-1' })
			.then((verdict) => {
				settled.push(`Jana ${verdict}`);
			})
	]);
	expect(settled).toEqual(['Jana accepted', 'Max']);
	expect(world.project.get('deals', roof)).toMatchObject({ title: 'Roof', reference: 'R-1' });
});

/** A queue whose turns are taken by hand; pieces of work only note that they were done. */
class Hall {
	readonly done: string[] = [];
	readonly queue: Queue;
	asks = 0;
	asked = Promise.withResolvers<void>();

	constructor() {
		this.queue = new Queue(() => {
			this.asks += 1;
			this.asked.resolve();
		});
	}

	add(lane: Lane, times = 1): void {
		for (let i = 0; i < times; i++) {
			const work = () => this.done.push(lane.of);
			this.queue.add(lane, { work, resolve: () => {}, reject: () => {} });
		}
	}

	/** One turn that took so many milliseconds; gives whose work it did. */
	turn(ms: number): string[] {
		const { project } = world;
		const draft = new Draft(project.store, project.seq);
		const turn = this.queue.work(draft, new Judging(draft, project));
		this.queue.finish(turn, ms);
		return this.done.splice(0);
	}
}

const max: Lane = { of: 'max', isPaced: true };
const jana: Lane = { of: 'jana', isPaced: true };
const server: Lane = { of: 'import', isPaced: false };

test('rule 18: those who wait have their turns one after the other', () => {
	const hall = new Hall();
	hall.add(max, 3);
	hall.add(jana, 2);
	hall.add(server);
	expect(hall.turn(1)).toEqual(['max', 'jana', 'import', 'max', 'jana', 'max']);
});

test('rule 18: whose work takes long has a quarter of the time, and nobody else waits', () => {
	const hall = new Hall();
	hall.add(max);
	expect(hall.turn(2_000)).toEqual(['max']);
	hall.add(max);
	hall.add(jana);
	hall.add(server);
	expect(hall.turn(10_000)).toEqual(['jana', 'import']);
	hall.add(server);
	expect(hall.turn(1)).toEqual(['import']);
	expect(hall.queue.length).toBe(1);
});

test('rule 18: who rested goes on, without being asked', async () => {
	const hall = new Hall();
	hall.add(max);
	hall.turn(505);
	hall.asked = Promise.withResolvers();
	hall.add(max);
	expect(hall.turn(0)).toEqual([]);
	await hall.asked.promise;
	expect(hall.turn(0)).toEqual(['max']);
});

test('rule 18: a clock that saw no time pass takes none from anybody', () => {
	const hall = new Hall();
	hall.queue.finish({ jobs: [], answers: [], took: [{ lane: max, ms: 0 }] }, 0);
	hall.add(max);
	expect(hall.asks).toBe(1);
});

test('rule 18: a full lane is full for its member alone', () => {
	const hall = new Hall();
	hall.add(max, 1_000);
	expect([hall.queue.isFull('max'), hall.queue.isFull('jana')]).toEqual([true, false]);
	expect(hall.queue.empty()).toHaveLength(1_000);
	expect([hall.queue.length, hall.queue.isFull('max')]).toEqual([0, false]);
});
