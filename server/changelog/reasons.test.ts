import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '#lib/model/ids.ts';
import { ProjectWorld, type Pen } from '../../tests/support/rules/project-world.ts';

let world: ProjectWorld;

beforeEach(async () => {
	world = await new ProjectWorld().begin();
});
afterEach(() => world.end());

const reasonNamed = (name: string) =>
	[...world.project.all('reasons')].find(({ fields }) => fields.name === name)!.id;

/** What the page of pipelines does to reasons, one after the other: its verdicts. */
async function edited(pen: Pen, name = 'Budget'): Promise<string[]> {
	const set = { collection: 'reasons', op: 'set', recordId: reasonNamed(name) } as const;
	const fields = { name: 'Weather', kind: 'lost', rank: 'a9' };
	return [
		await pen.verdict({ collection: 'reasons', op: 'create', fields }),
		await pen.verdict({ ...set, field: 'rank', value: 'a8' }),
		await pen.verdict({ ...set, field: 'isRetired', value: true }),
		await pen.verdict({ ...set, field: 'isRetired', value: null }),
		await pen.verdict({ ...set, field: 'name', value: 'Price' })
	];
}

test('reasons are edited by who may edit stages', async () => {
	expect(new Set(await edited(world.pen()))).toEqual(new Set(['accepted']));
	const lucia = await world.join('Lucia', ['director']);
	expect(new Set(await edited(world.pen(lucia), 'Price'))).toEqual(new Set(['accepted']));
});

test('who only sells chooses reasons and edits none; who does not sell knows of none', async () => {
	const petra = await world.join('Petra', ['manager']);
	expect(new Set(await edited(world.pen(petra)))).toEqual(new Set(['rejected forbidden']));
	const tomas = await world.join('Tomáš', ['telephonist']);
	expect(await edited(world.pen(tomas))).toEqual([
		'rejected forbidden',
		...Array.from({ length: 4 }, () => 'rejected not_found')
	]);
});

test('a name that is empty or too long is refused', async () => {
	const set = { collection: 'reasons', op: 'set', recordId: reasonNamed('Budget') } as const;
	for (const value of [' ', 'x'.repeat(501)]) {
		expect(await world.pen().verdict({ ...set, field: 'name', value })).toBe('rejected invalid');
	}
});

test('a deal keeps a reason that was deleted from the list, and can still be given it', async () => {
	const recordId = reasonNamed('Budget');
	const deal = await world.add('deals', { title: 'Roof', stage: world.stage('Lost') });
	const answer = { collection: 'deals', op: 'set', field: 'reason', value: recordId } as const;
	const pen = world.pen();
	expect(await pen.verdict({ ...answer, recordId: deal })).toBe('accepted');
	const retired = { collection: 'reasons', op: 'set', field: 'isRetired', value: true } as const;
	expect(await pen.verdict({ ...retired, recordId })).toBe('accepted');
	expect(world.project.get('deals', deal)?.reason).toBe(recordId);
	expect(world.project.get('reasons', recordId)?.name).toBe('Budget');

	// Whoever was just asked, or was offline, may answer with it.
	const later = { title: 'Gate', stage: world.stage('Lost'), reason: recordId, rank: 'a1' };
	const born = { collection: 'deals', op: 'create', recordId: newId(), fields: later } as const;
	expect(await pen.verdict(born)).toBe('accepted');
});
