import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '#lib/model/ids.ts';
import { ProjectWorld } from '../../tests/support/rules/project-world.ts';
import { slugFrom, unusedSlug } from './slugs.ts';

let world: ProjectWorld;

beforeEach(async () => {
	world = await new ProjectWorld().begin();
});
afterEach(() => world.end());

test('a pipeline that is brought back shares its slug with none that was made meanwhile', async () => {
	const pen = world.pen();
	const [first, second, third] = [newId(), newId(), newId()];
	const roof = (recordId: string) =>
		({
			collection: 'pipelines',
			op: 'create',
			recordId,
			fields: { name: 'Roof', rank: 'a0' }
		}) as const;
	const deletion = {
		collection: 'pipelines',
		op: 'set',
		recordId: first,
		field: 'deletedAt'
	} as const;
	await pen.judge(pen.tx(roof(first)));
	await pen.judge([
		...pen.tx({ ...deletion, value: Date.now() }),
		...pen.tx(roof(second)),
		...pen.tx({ ...deletion, value: null })
	]);
	await pen.judge(pen.tx(roof(third)));
	const slugs = [first, second, third].map((id) => world.project.get('pipelines', id)?.slug);
	expect(slugs).toEqual(['roof', 'roof-2', 'roof-3']);
	await pen.judge(pen.tx({ ...deletion, value: Date.now() }));
	const fourth = newId();
	await pen.judge(pen.tx(roof(fourth)));
	expect(world.project.get('pipelines', fourth)?.slug).toBe('roof-4');
});

test('letters with strokes and marks become plain ones', () => {
	const names = ['Straße', 'Øst', 'Łódź', 'Žilina & syn', 'Kőszegi', 'ＡＣＭＥ'];
	expect(names.map(slugFrom)).toEqual(['strasse', 'ost', 'lodz', 'zilina-syn', 'koszegi', 'acme']);
	expect(slugFrom('日本')).toBe('project');
});

test('a long name is cut, and ends in no hyphen', () => {
	expect(slugFrom(`${'a'.repeat(39)} works`)).toBe('a'.repeat(39));
});

test('a word that is taken or reserved gets a number', () => {
	expect(unusedSlug('Roof', (slug) => slug === 'roof')).toBe('roof-2');
	expect(unusedSlug('Settings', () => false)).toBe('settings-2');
});
