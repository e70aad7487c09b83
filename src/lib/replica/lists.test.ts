import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Api } from './api.ts';
import { Lists } from './lists.svelte.ts';
import { Rows } from './rows.svelte.ts';

let lists: Lists;
/** What the network was asked for and has not answered. */
let asked: { url: string; answer: (totals: object) => void }[];

beforeEach(() => {
	asked = [];
	vi.useFakeTimers();
	vi.stubGlobal('fetch', (url: string) => {
		return new Promise((resolve) => {
			asked.push({ url, answer: (totals) => resolve(Response.json(totals)) });
		});
	});
	lists = new Lists({ api: new Api('pilgrim'), store: null, rows: new Rows() });
});

afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

const urls = () => asked.map(({ url }) => url);
const answered = async (n: number, totals: object) => {
	asked[n]!.answer(totals);
	await vi.advanceTimersByTimeAsync(0);
};

it('asks for totals once at a time, and once more for all that was said meanwhile', async () => {
	lists.totals('sales', {});
	await vi.advanceTimersByTimeAsync(0);
	for (let i = 0; i < 20; i++) lists.renew();
	await vi.advanceTimersByTimeAsync(1_000);
	expect(urls()).toEqual(['/api/pilgrim/totals/sales']);

	await answered(0, { won: { count: 1 } });
	expect(lists.totals('sales', {})).toEqual({ won: { count: 1 } });
	expect(urls()).toHaveLength(2);

	await answered(1, { won: { count: 20 } });
	expect(lists.totals('sales', {})).toEqual({ won: { count: 20 } });
	expect(urls()).toHaveLength(2);
	lists.renew();
	expect(urls()).toHaveLength(3);
});

it('asks for one pipeline’s totals while it waits for another’s', async () => {
	lists.totals('sales', {});
	lists.totals('service', {});
	await vi.advanceTimersByTimeAsync(0);
	expect(urls()).toEqual(['/api/pilgrim/totals/sales', '/api/pilgrim/totals/service']);
});

it('does not ask again for what nobody looks at any more', async () => {
	lists.totals('sales', { q: 'roof' });
	await vi.advanceTimersByTimeAsync(300);
	lists.renew();
	lists.totals('sales', { q: 'roofs' });
	await vi.advanceTimersByTimeAsync(300);
	await answered(0, {});
	expect(urls()).toEqual(['/api/pilgrim/totals/sales?q=roof', '/api/pilgrim/totals/sales?q=roofs']);
});
