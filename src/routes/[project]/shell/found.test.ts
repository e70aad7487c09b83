import { expect, test } from 'vitest';
import { found } from './found.ts';
import type { Workspace } from './workspace.ts';

const deals = [
	{ id: 'roof', title: 'Roof for the warehouse', reference: 'ZK-2026/114' },
	{ id: 'annex', title: 'Annex, with ZK-2026/115' },
	{ id: 'hall', title: 'Hall heating', reference: 'ZK-2026/115' }
];

const workspace = {
	project: { slug: 'lumen' },
	rows: {
		deals: new Map(deals.map((deal) => [deal.id, deal])),
		companies: new Map(),
		people: new Map()
	}
} as unknown as Workspace;

const keys = (query: string) => found(workspace, query).map(({ key }) => key);

test('a deal is found by its reference, in whatever letters', () => {
	expect(keys('zk-2026/114')).toEqual(['deals:roof']);
	expect(keys('114 roof')).toEqual(['deals:roof']);
});

test('a reference that begins with the query comes before a title that holds it', () => {
	expect(keys('zk-2026/115')).toEqual(['deals:hall', 'deals:annex']);
});
