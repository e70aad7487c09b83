import { expect, test } from 'vitest';
import type { ImportOrder } from '#lib/import/orders.ts';
import { parcelOf, worldForEach, type ImportWorld } from '../../tests/support/import-world.ts';
import { readAudit } from '../audit/reading.ts';

let world: ImportWorld;
worldForEach((fresh) => (world = fresh));

async function started(csv: string, choices: Partial<ImportOrder> & Pick<ImportOrder, 'into'>) {
	const { id } = await world.imports.start(world.project, world.jana, parcelOf(csv, choices));
	return id;
}

async function imported(csv: string, choices: Partial<ImportOrder> & Pick<ImportOrder, 'into'>) {
	const id = await started(csv, choices);
	await world.imports.ended(world.project, id);
	return id;
}

async function undone(id: string) {
	world.imports.undo(world.project, world.jana, id);
	await world.imports.ended(world.project, id);
	return world.imports.progress(world.project, world.jana, id);
}

const many = (count: number) =>
	'account\n' + Array.from({ length: count }, (_, i) => `Firma ${i}\n`).join('');

const DEALS = 'title,company,stage\nRoof,Telekom,Survey\nHeating,Telekom,Survey\nWindows,,Won\n';
const ALL_MADE = { into: 'deals' as const, createMissing: ['company', 'stage'] };

test('undoing an import deletes all that it made, what rows only named included', async () => {
	const id = await imported(DEALS, ALL_MADE);
	expect(world.records('deals')).toHaveLength(3);
	expect(await undone(id)).toMatchObject({ status: 'undone', kept: [] });
	expect(world.records('deals')).toEqual([]);
	expect(world.records('companies')).toEqual([]);
	expect(world.records('stages').map(({ name }) => name)).not.toContain('Survey');
});

test('what a colleague changed since stays, with what it needs, and is told', async () => {
	const id = await imported(DEALS, ALL_MADE);
	const petra = await world.join('Petra', ['manager']);
	const roof = world.named('deals', 'Roof');
	await world.project.commit({ member: petra, via: 'server' }, (log) =>
		log.set('deals', roof.id, { title: 'Roof and gutters' })
	);
	const { kept } = await undone(id);
	expect(kept.map(({ title, why }) => [title, why])).toEqual([
		['Roof and gutters', 'changed'],
		['Telekom', 'linked'],
		['Survey', 'linked']
	]);
	expect(world.records('deals')).toHaveLength(1);
});

test('what whoever undoes it may not delete stays, and is told', async () => {
	const id = await imported('name,manager\nPavol,Ewa\n', {
		into: 'members',
		createMissing: ['manager']
	});
	const petra = await world.join('Petra', ['manager']);
	expect(() => world.imports.undo(world.project, petra, id)).toThrow();
	const deals = await imported(DEALS, ALL_MADE);
	world.imports.undo(world.project, petra, deals);
	await world.imports.ended(world.project, deals);
	const { kept } = world.imports.progress(world.project, petra, deals);
	expect(kept.map(({ title, why }) => [title, why])).toEqual([['Survey', 'forbidden']]);
	expect(world.records('deals')).toEqual([]);
});

test('the importer’s own edits of a record do not keep it', async () => {
	const id = await imported(DEALS, ALL_MADE);
	const roof = world.named('deals', 'Roof');
	await world.project.commit({ member: world.jana, via: 'server' }, (log) =>
		log.set('deals', roof.id, { title: 'Roof and gutters' })
	);
	expect((await undone(id)).kept).toEqual([]);
	expect(world.records('deals')).toEqual([]);
});

test('a member who was invited since stays', async () => {
	const id = await imported('name\nPavol\nEwa', { into: 'members' });
	const { id: pavol } = world.named('members', 'Pavol');
	await world.project.commit({ member: world.jana, via: 'server' }, (log) =>
		log.set('members', pavol, { email: 'pavol@example.com', roles: ['user'] })
	);
	const { kept } = await undone(id);
	expect(kept).toEqual([{ collection: 'members', id: pavol, title: 'Pavol', why: 'changed' }]);
});

test('an import is undone once', async () => {
	const id = await imported(DEALS, ALL_MADE);
	await undone(id);
	expect(() => world.imports.undo(world.project, world.jana, id)).toThrow('import.undoneAlready');
});

test('a cancelled import keeps what is in, and can be undone', async () => {
	const id = await started(many(3_000), { into: 'companies' });
	world.imports.cancel(world.project, world.jana, id);
	await world.imports.ended(world.project, id);
	const { status, done, created } = world.imports.progress(world.project, world.jana, id);
	expect(status).toBe('cancelled');
	expect(created).toBe(done);
	expect(world.records('companies')).toHaveLength(created);
	await undone(id);
	expect(world.records('companies')).toEqual([]);
});

test('rule 30: an import that a stop interrupted goes on after the next start, each row once', async () => {
	const id = await started(many(3_000), { into: 'companies' });
	await world.imports.close();
	const { status, done } = world.imports.progress(world.project, world.jana, id);
	expect(status).toBe('running');
	expect(world.records('companies')).toHaveLength(done);
	world.restart();
	world.imports.resume();
	await world.imports.ended(world.project, id);
	expect(world.imports.progress(world.project, world.jana, id)).toMatchObject({
		status: 'done',
		done: 3_000,
		created: 3_000,
		skipped: 0
	});
	expect(world.records('companies')).toHaveLength(3_000);
});

test('rule 30: a disk that refuses in the middle of an import: each row once', async () => {
	const { disk } = world.projects;
	const flush = disk.flush.bind(disk);
	const id = await started(many(600), { into: 'companies' });
	disk.flush = () => {
		disk.flush = flush;
		return Promise.reject(Object.assign(new Error('i/o error'), { code: 'EIO' }));
	};
	await world.imports.ended(world.project, id);
	expect(world.faults.splice(0)).toMatchObject([{ code: 'EIO' }]);
	const told = world.imports.progress(world.project, world.jana, id);
	expect(told).toMatchObject({ status: 'done', done: 600, created: 600 });
	expect(world.records('companies')).toHaveLength(600);
});

test('an undo that a stop interrupted goes on with the rights of whoever undoes', async () => {
	const id = await imported(DEALS, ALL_MADE);
	const petra = await world.join('Petra', ['manager']);
	world.db.$client
		.prepare(`update imports set status = 'undoing', undoer = ?, ended_at = null where id = ?`)
		.run(petra, id);
	world.restart();
	world.imports.resume();
	await world.imports.ended(world.project, id);
	const { status, kept } = world.imports.progress(world.project, world.jana, id);
	expect([status, kept.map(({ why }) => why)]).toEqual(['undone', ['forbidden']]);
	expect((await undone(id)).kept).toEqual([]);
	expect(world.records('stages').map(({ name }) => name)).not.toContain('Survey');
});

test('rule 30: an undo waits for the next start when the server stops', async () => {
	const id = await imported(many(3_000), { into: 'companies' });
	world.imports.undo(world.project, world.jana, id);
	await world.imports.close();
	expect(world.imports.progress(world.project, world.jana, id).status).toBe('undoing');
	expect(world.records('companies')).not.toEqual([]);
	world.restart();
	world.imports.resume();
	await world.imports.ended(world.project, id);
	const told = world.imports.progress(world.project, world.jana, id);
	expect(told).toMatchObject({ status: 'undone', kept: [] });
	expect(world.records('companies')).toEqual([]);
});

test('rule 30: a commit that fails in the middle of an undo is tried again', async () => {
	const id = await imported(DEALS, ALL_MADE);
	const petra = await world.join('Petra', ['manager']);
	await world.project.commit({ member: petra, via: 'server' }, (log) =>
		log.set('deals', world.named('deals', 'Roof').id, { title: 'Roof and gutters' })
	);
	const sql = world.db.$client;
	let isFull = true;
	sql.function('is_full', () => (isFull ? 1 : 0));
	sql.exec(`create temp trigger full before insert on changes when new.via = 'undo' and is_full()
		begin select raise(abort, 'disk is full'); end`);
	world.imports.undo(world.project, world.jana, id);
	world.project.followedBy({
		follow() {},
		write() {},
		committed() {},
		failed: () => void (isFull = false)
	});
	await world.imports.ended(world.project, id);
	expect(world.faults.splice(0)).toMatchObject([{ message: 'disk is full' }]);
	const { status, kept } = world.imports.progress(world.project, world.jana, id);
	expect([status, kept.map(({ title }) => title)]).toEqual([
		'undone',
		['Roof and gutters', 'Telekom', 'Survey']
	]);
});

test('a stage into which a colleague puts a deal at that very moment stays', async () => {
	const id = await imported(DEALS, ALL_MADE);
	const { id: stage } = world.named('stages', 'Survey');
	const { project, jana } = world;
	const commit = project.commit.bind(project);
	project.commit = (author, work) => {
		if (author.via === 'undo' && world.records('companies').length === 0) {
			project.commit = commit;
			void commit({ member: jana, via: 'server' }, (log) =>
				log.create('deals', { title: 'Late', stage, rank: 'a0' })
			);
		}
		return commit(author, work);
	};
	const { kept } = await undone(id);
	expect(kept.map(({ title, why }) => [title, why])).toEqual([['Survey', 'linked']]);
	expect(world.records('deals').map(({ title }) => title)).toEqual(['Late']);
});

test('rule 30: live edits go in between the slices of an import', async () => {
	const id = await started(many(3_000), { into: 'companies' });
	await world.project.commit({ member: world.jana, via: 'server' }, (log) =>
		log.create('companies', { name: 'Live' })
	);
	const { done, status } = world.imports.progress(world.project, world.jana, id);
	expect(status).toBe('running');
	expect(done).toBeLessThan(3_000);
	await world.imports.ended(world.project, id);
});

test('all changes of an import bear its id', async () => {
	const id = await imported(DEALS, ALL_MADE);
	const count = world.db.$client
		.prepare('select count(*) as n from changes where import_id = ? and via = ?')
		.get(id, 'import');
	expect(count).toEqual({ n: 5 });
});

test('an import and its undoing are each one row of the audit log, with who asked and from where', async () => {
	const csv = parcelOf('account\nAcme\nBeta\n', { into: 'companies' });
	const { id } = await world.imports.start(world.project, world.jana, csv, '192.0.2.1');
	await world.imports.idle();
	world.imports.undo(world.project, world.jana, id, '192.0.2.2');
	await world.imports.idle();
	const { rows } = readAudit(world.db, world.project, world.jana);
	const told = { member: world.jana, collection: 'companies', facts: { import: id, n: 2 } };
	expect(rows).toMatchObject([
		{ ...told, kind: 'importUndone', address: '192.0.2.2' },
		{ ...told, kind: 'imported', address: '192.0.2.1' }
	]);
	expect(rows).toHaveLength(2);
});
