import { Document, Hocuspocus } from '@hocuspocus/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyOf, parseReplicaName } from '#lib/replica/layout.ts';
import { ProjectWorld } from '../../tests/support/rules/project-world.ts';
import { Replicas } from './replicas.ts';

let world: ProjectWorld;
let replicas: Replicas;

beforeEach(async () => {
	world = await new ProjectWorld().begin();
	replicas = new Replicas(world.db, world.project, new Hocuspocus({ quiet: true }));
});
afterEach(() => world.end());

/** Names of scopes of which bytes are stored. */
const stored = () =>
	world.db.$client
		.prepare(
			`select scope from replicas where snapshot is not null union select scope from replica_updates`
		)
		.pluck()
		.all();
const scopeIn = (name: string) => parseReplicaName(name)!.scope;
const nameOf = (member: string) => replicas.nameFor(world.project.scopeOf(member));
const leave = (member: string) =>
	world.project.commit({ member: world.jana, via: 'server' }, (log) =>
		log.set('members', member, { isActive: null })
	);
/** A slow machine leaves replicas for the next sweep, but never all of them. */
const tidy = () => {
	for (let sweeps = 0; sweeps < 3; sweeps++) Array.from(replicas.tidying());
};

test('nothing is kept of a replica that no active member reads any more', async () => {
	const petr = await world.join('Petr', ['limited']);
	const [janas, petrs] = [nameOf(world.jana), nameOf(petr)];
	tidy();
	expect(stored().sort()).toEqual([janas, petrs].map(scopeIn).sort());
	await leave(petr);
	tidy();
	expect(stored()).toEqual([scopeIn(janas)]);
	tidy();
	expect(stored()).toEqual([scopeIn(janas)]);
});

test('who comes back reads a replica of another name, with everything in it', async () => {
	const petr = await world.join('Petr', ['limited']);
	const before = nameOf(petr);
	await leave(petr);
	tidy();
	await world.project.commit({ member: world.jana, via: 'server' }, (log) =>
		log.set('members', petr, { isActive: true })
	);
	const name = nameOf(petr);
	expect(name).not.toBe(before);
	expect(scopeIn(name)).toBe(scopeIn(before));
	const document = new Document(name);
	replicas.load(document);
	expect(document.getMap('members').get(keyOf(petr, 'name'))).toBe('Petr');
});

test('one that is still loaded stays until its last reader has gone', async () => {
	const petr = await world.join('Petr', ['limited']);
	const name = nameOf(petr);
	replicas.load(new Document(name));
	await leave(petr);
	tidy();
	expect(stored()).toEqual([scopeIn(name)]);
	replicas.unload(name);
	await world.add('deals', { title: 'Roof' });
	tidy();
	expect(stored()).toEqual([]);
});

test('records of two collections that have one id each keep their own elements of sets', async () => {
	const roofs = await world.add('departments', { name: 'Roofs' });
	const of = `departments/${roofs}`;
	const id = await world.add('companies', { name: 'Drevár', [of]: true });
	const document = new Document(nameOf(world.jana));
	replicas.load(document);
	const has = (collection: string) => document.getMap(collection).has(keyOf(id, of));
	const commit = (collection: 'companies' | 'deals', isIn: boolean) =>
		world.project.commit({ member: world.jana, via: 'server' }, (log) =>
			log.set(collection, id, { [of]: isIn ? true : null })
		);
	const fields = { title: 'Roof', stage: world.stage('Incoming'), rank: 'a0', [of]: true };
	expect(
		await world.pen().verdict({ collection: 'deals', op: 'create', recordId: id, fields })
	).toBe('accepted');
	expect([has('companies'), has('deals')]).toEqual([true, true]);
	await commit('deals', false);
	expect([has('companies'), has('deals')]).toEqual([true, false]);
	await commit('companies', false);
	expect([has('companies'), has('deals')]).toEqual([false, false]);
});
