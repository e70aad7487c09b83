import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Workspace } from '#lib/replica/workspace.svelte.ts';
import { archiveServer } from '../../../../tests/support/archive-server.ts';
import { RelatedDeals } from './related-deals.svelte.ts';

beforeEach(() => void vi.stubGlobal('navigator', { onLine: true }));
afterEach(() => void vi.unstubAllGlobals());

/** A company with so many archived deals on a server that answers when it is let. */
function related(count: number) {
	let version = $state(0);
	let company: string | undefined = $state('c');
	const titles = Array.from({ length: count }, () => 'Old');
	const server = archiveServer(titles, (query) => ({ company: query.company }));
	const { fetchList } = server;
	const workspace = {
		scope: { grants: [{ section: 'sales', level: 'write', rows: { of: 'all' } }], rights: [] },
		phase: 'ready',
		sync: { isOnline: true },
		rows: { deals: new Map() },
		version: () => version,
		fetchList
	};
	let deals!: RelatedDeals;
	$effect.root(() => {
		deals = new RelatedDeals(workspace as unknown as Workspace, () => ({ company }));
	});
	flushSync();
	const change = (to: string) => {
		titles.fill(to);
		version += 1;
		flushSync();
	};
	const belong = (to: string | undefined) => {
		company = to;
		flushSync();
	};
	/** Everything that was asked has been answered, and heard. */
	const heard = async () => {
		await Promise.all(fetchList.mock.results.map(({ value }) => value as unknown));
		await new Promise(setImmediate);
	};
	return { deals, change, belong, heard, ...server };
}

it('shows what a colleague has changed though more is wished for meanwhile', async () => {
	const { deals, fetchList, change, held } = related(260);
	await vi.waitFor(() => expect(deals.rows).toHaveLength(50));
	expect(deals.total).toBe(260);
	const answer = held();
	const before = fetchList.mock.calls.length;
	change('New');
	await vi.waitFor(() => expect(fetchList.mock.calls.length).toBe(before + 1));
	deals.more.fetch();
	answer();
	await vi.waitFor(() => expect(deals.rows).toHaveLength(250));
	expect(new Set(deals.rows.map(({ title }) => title))).toEqual(new Set(['New']));
	deals.more.fetch();
	await vi.waitFor(() => expect(deals.rows).toHaveLength(260));
	change('Newer');
	await vi.waitFor(() => expect(deals.rows[259]!.title).toBe('Newer'));
});

it('asks for nobody’s deals when the company is taken away meanwhile', async () => {
	const { deals, fetchList, change, held, belong, heard } = related(60);
	await vi.waitFor(() => expect(deals.rows).toHaveLength(50));
	const answer = held();
	change('New');
	await vi.waitFor(() => expect(fetchList).toHaveBeenCalledTimes(2));
	deals.more.fetch();
	belong(undefined);
	answer();
	await heard();
	expect(deals.rows).toEqual([]);
	for (const [, query] of fetchList.mock.calls) expect(query.company).toBe('c');
});

it('lets no older answer about a company take the place of a newer one', async () => {
	const { deals, fetchList, change, held, belong, heard } = related(1);
	await vi.waitFor(() => expect(deals.rows).toHaveLength(1));
	const answerOlder = held();
	change('Older');
	await vi.waitFor(() => expect(fetchList).toHaveBeenCalledTimes(2));
	held()();
	belong('d');
	await vi.waitFor(() => expect(fetchList).toHaveBeenCalledTimes(3));
	change('Newer');
	belong('c');
	await vi.waitFor(() => expect(deals.rows[0]?.title).toBe('Newer'));
	answerOlder();
	await heard();
	expect(deals.rows[0]?.title).toBe('Newer');
});
