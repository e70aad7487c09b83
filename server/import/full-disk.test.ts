import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createImportWorld, parcelOf, type ImportWorld } from '../../tests/support/import-world.ts';

let world: ImportWorld;
/** How many more writes the disk refuses. */
let refusals: number;

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	vi.setTimerTickMode('nextTimerAsync');
	world = await createImportWorld();
});

afterEach(async () => {
	refusals = 0;
	await world.end();
	vi.useRealTimers();
});

/** From here on the disk has no room for such writes, so many times. */
function fill(writes: string, times: number, condition = 'true'): void {
	const sql = world.db.$client;
	refusals = times;
	sql.function('is_full', () => (refusals-- > 0 ? 1 : 0));
	sql.exec(`create temp trigger full before ${writes} when ${condition} and is_full()
		begin select raise(abort, 'disk is full'); end`);
}

async function started(count: number): Promise<string> {
	const { imports, project, jana } = world;
	const csv = 'account\n' + Array.from({ length: count }, (_, i) => `Firma ${i}\n`).join('');
	const { id } = await imports.start(project, jana, parcelOf(csv, { into: 'companies' }));
	return id;
}

function told(id: string) {
	return world.db.$client
		.prepare('select status, done, created, ended_at as endedAt from imports where id = ?')
		.get(id) as { status: string; done: number; created: number; endedAt: number | null };
}

test('rule 30: an import waits for a full disk as long as it takes, and goes on', async () => {
	const id = await started(600);
	fill('insert on changes', 100);
	await world.imports.ended(world.project, id);
	expect(told(id)).toMatchObject({ status: 'done', done: 600, created: 600 });
	expect(world.records('companies')).toHaveLength(600);
});

test('rule 30: an undo waits for a full disk as long as it takes, and goes on', async () => {
	const id = await started(60);
	await world.imports.ended(world.project, id);
	fill('insert on changes', 100);
	world.imports.undo(world.project, world.jana, id);
	await world.imports.ended(world.project, id);
	expect(told(id).status).toBe('undone');
	expect(world.records('companies')).toEqual([]);
});

test.each(['done', 'cancelled', 'failed', 'undone'])(
	'that an import is %s is written down once the disk has room',
	async (status) => {
		const { imports, project, jana } = world;
		const id = await started(3_000);
		if (status === 'undone') {
			await imports.ended(project, id);
			imports.undo(project, jana, id);
		}
		fill('update on imports', 50, `new.status = '${status}'`);
		if (status === 'cancelled') imports.cancel(project, jana, id);
		if (status === 'failed')
			await project.commit({ member: jana, via: 'server' }, (log) =>
				log.set('members', jana, { roles: [] })
			);
		await imports.ended(project, id);
		expect(told(id).status).toBe(status);
		expect(told(id).endedAt).not.toBeNull();
	}
);

test('rule 30: an import that waits for a full disk can be cancelled', async () => {
	const { imports, project, jana } = world;
	const id = await started(600);
	fill('insert on changes', Infinity);
	project.followedBy({
		follow() {},
		write() {},
		committed() {},
		failed: () => imports.cancel(project, jana, id)
	});
	await imports.ended(project, id);
	const { status, created } = told(id);
	expect(status).toBe('cancelled');
	expect(world.records('companies')).toHaveLength(created);
});

test('rule 30: an import that waits for a full disk is left to the next start', async () => {
	const { imports, project } = world;
	const id = await started(600);
	fill('insert on changes', Infinity);
	let closed: Promise<void> | undefined;
	project.followedBy({
		follow() {},
		write() {},
		committed() {},
		failed: () => void (closed ??= imports.close())
	});
	await imports.ended(project, id);
	await closed;
	expect(told(id)).toMatchObject({ status: 'running', endedAt: null });
	world.restart();
	world.imports.resume();
	await world.imports.ended(world.project, id);
	expect(told(id)).toMatchObject({ status: 'done', done: 600, created: 600 });
	expect(world.records('companies')).toHaveLength(600);
});

/** As a server left it that could not write down how the import ended. */
function leave(id: string): void {
	world.db.$client
		.prepare(`update imports set status = 'running', ended_at = null where id = ?`)
		.run(id);
}

test('an import that nobody runs any more can be cancelled', async () => {
	const id = await started(3);
	await world.imports.ended(world.project, id);
	leave(id);
	world.imports.cancel(world.project, world.jana, id);
	expect(told(id).status).toBe('cancelled');
	expect(told(id).endedAt).not.toBeNull();
});

test('an import whose cancelling waits for the disk is not gone on with', async () => {
	const { imports, project, jana } = world;
	const id = await started(3);
	await imports.ended(project, id);
	leave(id);
	fill('update on imports', 3, `new.status = 'cancelled'`);
	imports.cancel(project, jana, id);
	imports.resume();
	await imports.idle();
	await vi.waitFor(() => expect(told(id).endedAt).not.toBeNull());
	expect(told(id).status).toBe('cancelled');
});

test('rule 30: imports of one project that a stop interrupted go on one after the other', async () => {
	const ids = [];
	for (let i = 0; i < 3; i++) {
		const id = await started(3);
		await world.imports.ended(world.project, id);
		ids.push(id);
	}
	ids.forEach(leave);
	world.imports.resume();
	await world.imports.idle();
	for (const id of ids) expect(told(id).endedAt).not.toBeNull();
});
