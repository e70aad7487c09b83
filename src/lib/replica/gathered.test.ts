import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Json } from '#lib/model/json.ts';
import { gathered, tellDifferences, type Records } from './gathered.ts';
import { keyOf, parseReplicaName, partsOf, replicaName } from './layout.ts';

describe('flat keys', () => {
	it('part into record and field', () => {
		expect(partsOf(keyOf('roof', 'departments/north'))).toEqual(['roof', 'departments/north']);
		expect(partsOf(keyOf('roof', ''))).toEqual(['roof', '']);
		expect(partsOf('roof')).toBeNull();
	});

	it('are gathered into records', () => {
		const doc = new Y.Doc();
		const deals = doc.getMap<Json>('deals');
		deals.set(keyOf('roof', ''), true);
		deals.set(keyOf('roof', 'title'), 'Roof');
		expect(gathered(doc).deals).toEqual({ roof: { title: 'Roof' } });
	});
});

describe('differences', () => {
	it('tell patches, births and what is gone, and nothing of what is equal', () => {
		const before: Records = {
			deals: { a: { title: 'A', owner: 'j' }, b: { title: 'B' }, c: { title: 'C' } }
		};
		const after: Records = { deals: { a: { title: 'A2' }, b: { title: 'B' }, d: { title: 'D' } } };
		const told: unknown[] = [];
		tellDifferences(before, after, (...difference) => told.push(difference));
		expect(told).toEqual([
			['deals', 'a', { title: 'A2', owner: null }],
			['deals', 'd', { title: 'D' }],
			['deals', 'c', null]
		]);
	});
});

describe('a replica’s name', () => {
	it('says project, scope and epoch', () => {
		const name = replicaName('project1', 'scope-1', 17);
		expect(parseReplicaName(name)).toEqual({ project: 'project1', scope: 'scope-1', epoch: 17 });
		for (const wrong of ['', 'replica:a:b', 'replica:a:b@x', 'note:a:b@1', `${name}\n`]) {
			expect(parseReplicaName(wrong)).toBeNull();
		}
	});
});
