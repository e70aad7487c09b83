import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ProjectWorld } from '../../tests/support/rules/project-world.ts';
import { Draft } from './draft.ts';
import { Judging } from './judging.ts';
import { Log } from './log.ts';
import { Queue, type Lane } from './queue.ts';
import { stampOf } from './record.ts';

let world: ProjectWorld;

beforeEach(async () => {
	world = await new ProjectWorld().begin();
});
afterEach(() => {
	vi.useRealTimers();
	world.end();
});

test('rule 18: a colleague waits for a piece of a long journal, not for all of it', async () => {
	const roof = await world.add('deals', { title: 'Roof' });
	const max = world.pen(await world.join('Max', ['manager']));
	const undo = (value: string) => ({ collection: 'deals', op: 'undo', value }) as const;
	const set = { collection: 'deals', op: 'set', recordId: roof, field: 'title' } as const;
	const journal = max.tx({ ...set, value: 'Attic' });
	while (journal.length < 200) journal.push(...max.tx(undo(journal.at(-1)!.tx)));
	const [, verdict] = await Promise.all([
		max.judge(journal),
		world.pen().verdict({ ...set, field: 'reference', value: 'R-1' })
	]);
	expect(verdict).toBe('accepted');
	const deal = world.project.store.get('deals', roof)!;
	expect(deal.fields).toMatchObject({ title: 'Roof', reference: 'R-1' });
	const [[janas], [last]] = [stampOf(deal, 'reference'), stampOf(deal, 'title')];
	expect(last - janas, 'how much came after it').toBeGreaterThan(100);
});

test('rule 18: who has nothing to bring does not wait for what they brought before', async () => {
	const roof = await world.add('deals', { title: 'Roof' });
	const pen = world.pen();
	const set = { collection: 'deals', op: 'set', recordId: roof, field: 'title' } as const;
	const journal = Array.from({ length: 500 }, (_, i) => pen.tx({ ...set, value: `Roof ${i}` }));
	const isBrought = pen.judge(journal.flat());
	expect(await world.project.judge(world.jana, [])).toEqual([]);
	expect(world.project.load).toBeGreaterThan(0);
	await isBrought;
});

test('a project that has ended turns away what waits', async () => {
	const waiting = world.pen().verdict({ collection: 'companies', op: 'create', fields: {} });
	world.project.end();
	await expect(waiting).rejects.toMatchObject({ key: 'project.retry' });
	await expect(world.add('companies', { name: 'Late' })).rejects.toMatchObject({
		key: 'project.retry'
	});
	expect(world.project.load).toBe(0);
});

/** A queue on a clock of its own: time passes where a piece of work or a commit says so. */
class Hall {
	readonly #done: string[] = [];
	readonly queue: Queue;
	isAsked = false;

	constructor() {
		vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
		this.queue = new Queue(() => (this.isAsked = true));
	}

	/** Work that takes so long and makes so many departments. */
	add(lane: Lane, { ms = 0, changes = 0 } = {}): void {
		const work = (draft: Draft) => {
			const log = new Log(draft, { member: world.jana, via: 'server' });
			for (let i = 0; i < changes; i++) log.create('departments', { name: `No ${i}` });
			vi.advanceTimersByTime(ms);
			this.#done.push(lane.name);
		};
		this.queue.add(lane, { work, resolve: () => {}, reject: () => {} });
	}

	/** One turn, whose commit takes so long; gives whose work it did. */
	turn(commitMs = 0): string[] {
		this.isAsked = false;
		const begun = performance.now();
		const draft = new Draft(world.project.store, world.project.seq);
		const done = this.queue.work(draft, new Judging(draft, world.project));
		vi.advanceTimersByTime(commitMs);
		this.queue.finish(done, performance.now() - begun);
		return this.#done.splice(0);
	}
}

const max: Lane = { name: 'max', isPaced: true };
const jana: Lane = { name: 'jana', isPaced: true };
const server: Lane = { name: 'import', isPaced: false };

describe('rule 18: lanes', () => {
	test('have their turns one after the other', () => {
		const hall = new Hall();
		for (const lane of [max, max, max, jana, jana, server]) hall.add(lane);
		expect(hall.turn()).toEqual(['max', 'jana', 'import', 'max', 'jana', 'max']);
	});

	test.each([[20], [250], [2_000]])('of pieces of %d ms have a quarter of the time', (ms) => {
		const hall = new Hall();
		let worked = 0;
		while (performance.now() < 200_000) {
			if (hall.queue.length === 0) hall.add(max, { ms });
			if (hall.isAsked) worked += hall.turn().length * ms;
			else vi.advanceTimersToNextTimer();
		}
		expect(worked / performance.now()).toBeGreaterThan(0.22);
		expect(worked / performance.now()).toBeLessThan(0.28);
	});

	test('do not wait for one that rests', () => {
		const hall = new Hall();
		hall.add(max, { ms: 2_000 });
		expect(hall.turn()).toEqual(['max']);
		for (const lane of [max, jana, server]) hall.add(lane);
		expect(hall.turn()).toEqual(['jana', 'import']);
		hall.add(server, { ms: 60_000 });
		hall.add(server);
		expect([hall.turn(), hall.turn()]).toEqual([['import'], ['max', 'import']]);
	});

	test('pay for a commit by what they changed in it', () => {
		const hall = new Hall();
		hall.add(max, { changes: 199 });
		hall.add(jana, { changes: 1 });
		expect(hall.turn(2_000)).toEqual(['max', 'jana']);
		for (const lane of [max, jana]) hall.add(lane);
		expect(hall.turn()).toEqual(['jana']);
	});

	test('pay nothing when the clock saw no time pass', () => {
		const hall = new Hall();
		for (let i = 0; i < 100; i++) {
			hall.add(max);
			expect(hall.isAsked).toBe(true);
			expect(hall.turn()).toEqual(['max']);
		}
	});

	test('are full for their own member alone', () => {
		const hall = new Hall();
		for (let i = 0; i < 1_000; i++) hall.add(max);
		expect([hall.queue.isFull('max'), hall.queue.isFull('jana')]).toEqual([true, false]);
		expect(hall.queue.empty()).toHaveLength(1_000);
		expect([hall.queue.length, hall.queue.isFull('max')]).toEqual([0, false]);
	});
});
