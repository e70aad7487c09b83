import { afterEach, beforeEach, expect, test } from 'vitest';
import { ProjectWorld } from '../../tests/support/rules/project-world.ts';
import { note } from './audit-log.ts';
import { exportAudit } from './csv.ts';
import { readAudit } from './reading.ts';

let world: ProjectWorld;

beforeEach(async () => {
	world = await new ProjectWorld().begin();
});
afterEach(() => world.end());

const rows = (query = {}, member = world.jana) =>
	readAudit(world.db, world.project, member, query).rows;

const deletion = (recordId: string, value: number | null = Date.now()) =>
	({ collection: 'deals', op: 'set', recordId, field: 'deletedAt', value }) as const;

const here = { member: '', language: 'en', address: '192.0.2.1' };
const noTurn = () => Promise.resolve();

test('what one tx deletes is one row, with who, from where, how many and which', async () => {
	const ids = [
		await world.add('deals', { title: 'Roof' }),
		await world.add('deals', { title: 'Hall' })
	];
	const pen = world.pen();
	await world.project.judge(world.jana, pen.tx(...ids.map((id) => deletion(id))), '192.0.2.7');
	expect(rows()).toEqual([
		{
			id: expect.any(Number),
			at: expect.any(Number),
			member: world.jana,
			address: '192.0.2.7',
			kind: 'deleted',
			collection: 'deals',
			facts: { n: 2, ids },
			names: ['Roof', 'Hall']
		}
	]);
	await pen.judge(pen.tx(deletion(ids[0]!, null)));
	expect(rows()[0]).toMatchObject({ kind: 'restored', address: null, facts: { n: 1 } });
});

test('a deletion that is refused, or taken back with its turn, is in no log', async () => {
	const roof = await world.add('deals', { title: 'Roof' });
	const tereza = await world.join('Tereza', ['telephonist']);
	expect(await world.pen(tereza).verdict(deletion(roof))).toMatch(/^rejected/);
	const failing = world.project.commit({ member: world.jana, via: 'server' }, (log) => {
		log.set('deals', roof, { deletedAt: 1 });
		throw new Error('no');
	});
	await expect(failing).rejects.toThrow('no');
	expect(rows()).toEqual([]);
});

test('an undo of a deletion is a restoration, and what is undone twice a deletion again', async () => {
	const roof = await world.add('deals', { title: 'Roof' });
	const pen = world.pen();
	const deleted = pen.tx(deletion(roof));
	await pen.judge(deleted);
	const undone = pen.tx({ collection: 'deals', op: 'undo', value: deleted[0]!.tx });
	await pen.judge(undone);
	await pen.judge(pen.tx({ collection: 'deals', op: 'undo', value: undone[0]!.tx }));
	expect(rows().map(({ kind }) => kind)).toEqual(['deleted', 'restored', 'deleted']);
});

test('what was restored already is not told as restored once more', async () => {
	const roof = await world.add('deals', { title: 'Roof' });
	const [pen, other] = [world.pen(), world.pen()];
	await pen.judge(pen.tx(deletion(roof)));
	const both = [pen.tx(deletion(roof, null)), other.tx(deletion(roof, null))];
	await Promise.all([pen.judge(both[0]!), other.judge(both[1]!)]);
	await pen.judge(pen.tx(deletion(roof, null)));
	expect(rows().map(({ kind }) => kind)).toEqual(['restored', 'deleted']);
});

test('who may do what is told by what they have since; who left and came back, too', async () => {
	const petr = await world.join('Petr', ['user']);
	const by = { member: world.jana, via: 'server', address: '192.0.2.3' } as const;
	await world.project.commit(by, (log) =>
		log.set('members', petr, { roles: ['director'], phone: '+421 900 000 111', isActive: null })
	);
	await world.project.commit(by, (log) => log.set('members', petr, { isActive: true }));
	expect(rows().map(({ kind, facts, address }) => [kind, facts, address])).toEqual([
		['memberBack', { member: petr }, '192.0.2.3'],
		['memberLeft', { member: petr }, '192.0.2.3'],
		[
			'memberChanged',
			{ member: petr, fields: ['roles', 'phone'], roles: ['director'] },
			'192.0.2.3'
		]
	]);
	expect(JSON.stringify(rows())).not.toContain('900 000 111');
});

test('it is for those who manage members alone, and can be narrowed to a kind or a person', async () => {
	const roof = await world.add('deals', { title: 'Roof' });
	await world.pen().judge(world.pen().tx(deletion(roof)));
	const manager = await world.join('Milan', ['manager']);
	expect(() => rows({}, manager)).toThrow('settings.mayNotManage');
	const director = await world.join('Dana', ['director']);
	expect(rows({}, director)).toHaveLength(1);
	expect(rows({ kind: 'restored' })).toEqual([]);
	expect(rows({ member: director })).toEqual([]);
});

test('page after page comes newest first, each row once', () => {
	for (let i = 0; i < 25; i++) {
		const facts = { n: i };
		note(world.db, world.project.id, {
			kind: 'exported',
			member: world.jana,
			address: null,
			facts
		});
	}
	const seen: (number | undefined)[] = [];
	let before: number | undefined;
	do {
		const page = readAudit(world.db, world.project, world.jana, { limit: 10, before });
		seen.push(...page.rows.map(({ facts }) => facts.n));
		before = page.next ?? undefined;
	} while (before !== undefined);
	expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => 24 - i));
});

test('nothing that was written is changed or taken away', () => {
	note(world.db, world.project.id, { kind: 'exported', member: world.jana, address: null });
	const { $client: sql } = world.db;
	expect(() => sql.exec('delete from audit')).toThrow('append-only');
	expect(() => sql.exec(`update audit set member = 'nobody'`)).toThrow('append-only');
});

test('a file of it is noted, holds everything asked for, and is safe in a spreadsheet', async () => {
	const roof = await world.add('deals', { title: '=HYPERLINK("http://evil.example")' });
	await world.pen().judge(world.pen().tx(deletion(roof)));
	const csv = await exportAudit(
		world.db,
		world.project,
		{ ...here, member: world.jana },
		{},
		noTurn
	);
	const lines = csv.trimEnd().split('\r\n');
	expect(lines).toHaveLength(3);
	expect(lines[0]).toContain('When,Who,What');
	expect(lines[1]).toContain('Jana Nováková,Exported,,,,192.0.2.1');
	expect(lines[2]).toContain(`Deleted,Deals,1,"'=HYPERLINK(""http://evil.example"")"`);
	expect(rows()[0]).toMatchObject({ kind: 'exported', address: '192.0.2.1' });
	const user = await world.join('Petr', ['user']);
	await expect(
		exportAudit(world.db, world.project, { ...here, member: user }, {}, noTurn)
	).rejects.toThrow('settings.mayNotManage');
	expect(rows({ kind: 'exported' })).toHaveLength(1);
});

test('what a role lets one do is told when it changes: by its name, and section by section', async () => {
	const author = { member: world.jana, via: 'server' } as const;
	const sales = { level: 'read', rows: 'all' };
	await world.project.commit(author, (log) => log.create('roles', { sales }, 'builtin-user'));
	await world.project.commit(author, (log) =>
		log.set('roles', 'builtin-user', { sales: null, rights: ['assign'] })
	);
	await world.project.commit(author, (log) => log.set('roles', 'builtin-user', { deletedAt: 1 }));
	expect(rows().map(({ kind, facts }) => [kind, facts])).toEqual([
		['deleted', { n: 1, ids: ['builtin-user'] }],
		['roleChanged', { roles: ['user'], fields: ['sales', 'rights'] }],
		['roleChanged', { roles: ['user'], fields: ['sales'] }]
	]);
});
