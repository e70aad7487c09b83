import { describe, expect, it } from 'vitest';
import { offered } from './reason-editing.ts';
import { reasonsFor, type Reason } from './reasons.ts';

const reason = (name: string, rank: string, others: Partial<Reason> = {}): Reason => ({
	id: name.toLowerCase(),
	name,
	kind: 'lost',
	rank,
	...others
});

const all = [
	reason('Budget', 'a1'),
	reason('Timing', 'a0'),
	reason('Weather', 'a2', { isRetired: true }),
	reason('Duplicate', 'a5', { kind: 'unqualified' })
];

describe('the reasons to choose from', () => {
	it('are of one kind, in their order, without those that were deleted', () => {
		expect(reasonsFor(all, 'lost').map(({ name }) => name)).toEqual(['Timing', 'Budget']);
		expect(reasonsFor(all, 'won')).toEqual([]);
	});

	it('get another one behind the others of its kind', () => {
		const [edit] = offered('Price', 'lost', all);
		expect(edit).toMatchObject({ collection: 'reasons', op: 'create' });
		expect(edit?.fields).toMatchObject({ name: 'Price', kind: 'lost' });
		expect(String(edit?.fields?.rank) > 'a1').toBe(true);
	});

	it('get one back that was deleted under this name', () => {
		const edits = offered('Weather', 'lost', all);
		expect(edits.map(({ recordId, field, value }) => [recordId, field, value])).toEqual([
			['weather', 'isRetired', null],
			['weather', 'rank', 'a2']
		]);
	});

	it('do not get back one of the other kind', () => {
		expect(offered('Weather', 'unqualified', all)).toMatchObject([{ op: 'create' }]);
		expect(offered('Weather', 'unqualified', [])).toMatchObject([{ op: 'create' }]);
	});
});
