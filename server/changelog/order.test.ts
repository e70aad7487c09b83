import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '#lib/model/ids.ts';
import type { Fields } from '#lib/model/json.ts';
import type { ListQuery } from '#lib/model/list-query.ts';
import { ProjectWorld } from '../../tests/support/rules/project-world.ts';
import { listRecords } from './reading.ts';

let world: ProjectWorld;
let stage: string;

beforeEach(async () => {
	world = await new ProjectWorld().begin();
	stage = world.stage('Won');
});
afterEach(() => world.end());

const add = (title: string, more: Fields = {}) =>
	world.add('deals', { stage, isArchived: true, closedAt: 1, title, ...more });

function titles(query: ListQuery): unknown[] {
	const { project, jana } = world;
	const asked = { stage, isArchived: true, ...query };
	return listRecords(project, project.scopeOf(jana), 'deals', asked).rows.map(({ title }) => title);
}

test('amounts go by currency, and what has none comes last both ways', async () => {
	await add('no amount');
	await add('large', { value: { amount: 900, currency: 'EUR' } });
	await add('forints', { value: { amount: 5, currency: 'HUF' } });
	await add('small', { value: { amount: 10, currency: 'EUR' } });
	expect(titles({ sort: 'value' })).toEqual(['small', 'large', 'forints', 'no amount']);
	expect(titles({ sort: '-value' })).toEqual(['forints', 'large', 'small', 'no amount']);
});

test('days without a value come last both ways', async () => {
	await add('open end');
	await add('late', { expectedOn: '2026-10-02' });
	await add('early', { expectedOn: '2026-09-30' });
	expect(titles({ sort: 'expectedOn' })).toEqual(['early', 'late', 'open end']);
	expect(titles({ sort: '-expectedOn' })).toEqual(['late', 'early', 'open end']);
});

test('texts go by the language that is asked for, numbers in them by their value', async () => {
	for (const title of ['Hala 10', 'Hotel', 'Chata', 'Hala 9', 'hala 9a', 'Čistiareň', 'Cena'])
		await add(title);
	const slovak = ['Cena', 'Čistiareň', 'Hala 9', 'hala 9a', 'Hala 10', 'Hotel', 'Chata'];
	expect(titles({ sort: 'title', language: 'sk' })).toEqual(slovak);
	expect(titles({ sort: '-title', language: 'sk' })).toEqual(slovak.toReversed());
	const english = ['Cena', 'Chata', 'Čistiareň', 'Hala 9', 'hala 9a', 'Hala 10', 'Hotel'];
	expect(titles({ sort: 'title', language: 'en' })).toEqual(english);
});

test('pages together are the whole, also where many are equal', async () => {
	const ids: string[] = [];
	const amounts = [3, 1, 2, 1, 1, 3, 2, 1, 2, 3, 1, 2];
	for (const amount of amounts)
		ids.push(await add(`${amount}`, { value: { amount, currency: 'EUR' } }));
	expect(new Set(ids).size).toBe(amounts.length);
	for (const sort of ['value', '-value']) {
		const whole = titles({ sort });
		const sorted = amounts.toSorted((a, b) => (sort === 'value' ? a - b : b - a));
		expect(whole).toEqual(sorted.map(String));
		const pages = [0, 5, 10].flatMap((offset) => titles({ sort, offset, limit: 5 }));
		expect(pages).toEqual(whole);
	}
});

test('what no field is called sorts nothing', async () => {
	await add('one', { owner: newId() });
	await add('two');
	expect(titles({ sort: 'constructor' })).toHaveLength(2);
});
