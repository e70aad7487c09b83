import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '#lib/model/ids.ts';
import { ProjectWorld } from '../../tests/support/rules/project-world.ts';
import type { BinQuery } from '#lib/model/bin.ts';
import type { CollectionName } from '#lib/model/collections.ts';
import { listBin } from './bin.ts';
import { readRecord } from './reading.ts';

let world: ProjectWorld;

beforeEach(async () => {
	world = await new ProjectWorld().begin();
});
afterEach(() => world.end());

const DAY = 86_400_000;

const bin = (query: BinQuery = {}, member = world.jana, now = Date.now()) =>
	listBin(world.project, world.project.scopeOf(member), query, now);

const titles = (...of: Parameters<typeof bin>) =>
	bin(...of).rows.map(({ fields }) => fields.title ?? fields.name ?? fields.familyName);

const ending = (collection: CollectionName, recordId: string, value: number | null = 1) =>
	({ collection, op: 'set', recordId, field: 'deletedAt', value }) as const;

const removed = (collection: CollectionName, id: string, at = Date.now()) =>
	world.project.commit({ member: world.jana, via: 'server', at }, (log) =>
		log.set(collection, id, { deletedAt: at })
	);

test('what was deleted is listed with who deleted it and when, the last first, and not once it is restored', async () => {
	const [roof, hall] = [
		await world.add('deals', { title: 'Roof' }),
		await world.add('deals', { title: 'Hall' })
	];
	const pen = world.pen();
	await pen.judge(pen.tx({ ...ending('deals', roof), at: Date.now() - 5_000 }));
	await pen.judge(pen.tx(ending('deals', hall)));
	expect(titles()).toEqual(['Hall', 'Roof']);
	expect(bin().rows[0]).toMatchObject({ deletedBy: world.jana, needs: [], isBlocked: false });
	await pen.judge(pen.tx(ending('deals', hall, null)));
	expect(titles()).toEqual(['Roof']);
	expect(world.project.get('deals', hall)?.deletedAt).toBeUndefined();
});

test('after thirty days nothing is listed any more', async () => {
	const roof = await world.add('deals', { title: 'Roof' });
	await removed('deals', roof, Date.now() - 29 * DAY);
	expect(titles()).toEqual(['Roof']);
	expect(titles({}, world.jana, Date.now() + 2 * DAY)).toEqual([]);
});

test('nobody is told of what they could not see, or not delete, if it were there', async () => {
	const [west, east] = [
		await world.add('departments', { name: 'West' }),
		await world.add('departments', { name: 'East' })
	];
	const petr = await world.join('Petr', ['salesRepresentative'], [west]);
	const bence = await world.join('Bence', ['telephonist']);
	const jiri = await world.join('Jiří', ['limited']);
	const deal = (title: string, more: object) => world.add('deals', { title, ...more });
	for (const id of [
		await deal('West', { [`departments/${west}`]: true, owner: petr }),
		await deal('East', { [`departments/${east}`]: true, owner: petr }),
		await deal('Mine', { [`departments/${east}`]: true, owner: jiri })
	])
		await removed('deals', id);
	await removed('companies', await world.add('companies', { name: 'Acme' }));
	expect(titles({}, petr)).toEqual(['West']);
	expect(titles({ q: 'East' }, petr)).toEqual([]);
	expect(titles({}, bence)).toEqual([]);
	expect(titles({}, jiri)).toEqual(['Mine']);
	expect(titles().toSorted()).toEqual(['Acme', 'East', 'Mine', 'West']);
	const scope = world.project.scopeOf(petr);
	expect(JSON.stringify(bin({}, petr))).not.toMatch(/East|Acme/);
	expect(scope.rights).not.toContain('deleteContacts');
});

test('a link to what one may not see stays hidden in the bin', async () => {
	const [west, east] = [
		await world.add('departments', { name: 'West' }),
		await world.add('departments', { name: 'East' })
	];
	const petr = await world.join('Petr', ['salesRepresentative'], [west]);
	const company = await world.add('companies', { name: 'Acme', [`departments/${east}`]: true });
	const roof = await world.add('deals', {
		title: 'Roof',
		company,
		[`departments/${west}`]: true
	});
	await removed('deals', roof);
	expect(bin({}, petr).rows[0]!.fields.company).toBe('hidden');
	expect(titles({ q: 'Acme' }, petr)).toEqual([]);
	expect(titles({ q: 'acme' })).toEqual(['Roof']);
});

test('a company that is restored is linked to its people and deals again', async () => {
	const company = await world.add('companies', { name: 'Acme' });
	const person = await world.add('people', { familyName: 'Novák', company });
	const roof = await world.add('deals', { title: 'Roof', company, person });
	const links = () => {
		const scope = world.project.scopeOf(world.jana);
		const read = (of: CollectionName, id: string) => readRecord(world.project, scope, of, id)!;
		return [read('people', person).company, read('deals', roof).company];
	};
	const pen = world.pen();
	const deleted = pen.tx(ending('companies', company));
	await pen.judge(deleted);
	expect(links()).toEqual([undefined, undefined]);
	expect(await pen.verdict(ending('companies', company, null))).toBe('accepted');
	expect(links()).toEqual([company, company]);
});

test('a deal comes back with the stage that was deleted after it, for those who may restore that', async () => {
	const petr = await world.join('Petr', ['user']);
	const [pipeline] = [...world.project.all('pipelines')];
	const survey = newId();
	const pen = world.pen();
	const fields = {
		name: 'Survey',
		kind: 'active',
		pipeline: pipeline!.id,
		rank: 'a0V',
		likelihood: 50
	};
	await pen.judge(pen.tx({ collection: 'stages', op: 'create', recordId: survey, fields }));
	const roof = await world.add('deals', { title: 'Roof', stage: survey });
	await pen.judge(pen.tx(ending('deals', roof)));
	await pen.judge(pen.tx(ending('stages', survey)));
	expect(bin({ collection: 'deals' }).rows[0]).toMatchObject({ needs: [['stages', survey]] });
	expect(bin({ collection: 'deals' }, petr).rows[0]).toMatchObject({ needs: [], isBlocked: true });
	expect(await pen.verdict(ending('deals', roof, null))).toBe('rejected link');
	const whole = [ending('stages', survey, null), ending('deals', roof, null)];
	expect(await pen.verdict(...whole)).toBe('accepted');
	expect(bin().rows).toEqual([]);
});

test('page after page of five thousand comes once, and soon', async () => {
	const at = Date.now() - DAY;
	await world.project.commit({ member: world.jana, via: 'server' }, (log) => {
		for (let i = 0; i < 5_000; i++) log.create('companies', { name: `Firma ${i}` });
	});
	const ids = [...world.project.all('companies')].map(({ id }) => id);
	// A thousand at the same instant, as one import's undo deletes them.
	for (let i = 0; i < 5; i++)
		await world.project.commit({ member: world.jana, via: 'server', at: at + i }, (log) => {
			for (const id of ids.slice(i * 1_000, (i + 1) * 1_000))
				log.set('companies', id, { deletedAt: at });
		});
	const seen = new Set<string>();
	const times: number[] = [];
	let after: string | undefined;
	do {
		const begun = performance.now();
		const page = bin({ after, limit: 200 });
		times.push(performance.now() - begun);
		for (const { id } of page.rows) seen.add(id);
		after = page.next ?? undefined;
	} while (after);
	expect(seen.size).toBe(5_000);
	expect(times).toHaveLength(25);
	expect(titles({ q: 'firma 4321' })).toEqual(['Firma 4321']);
	expect(times.toSorted((a, b) => a - b)[12]).toBeLessThan(250);
});
