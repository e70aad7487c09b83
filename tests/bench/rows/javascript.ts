import type { Browser } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import type { Row } from '../bench.ts';
import { boardOf, openBrowser, signedIn } from '../browser/screens.ts';
import type { Place } from '../load/places.ts';
import { atMost, type Line } from '../table.ts';

/** Kilobytes of JavaScript, gzipped, that the browser loads for a route at a first visit. */
export const javascript: Row = {
	name: 'javascript',
	async measure(bench) {
		const server = await bench.spolu(await bench.world({ customers: [334], members: 2 }));
		const browser = await openBrowser();
		const { place } = server;
		const root = `${place.address}/${place.project.slug}`;
		const deal = place.project.slots.find(({ collection }) => collection === 'deals')!;
		const routes: [name: string, address: string, budget: number][] = [
			['sign-in', `${place.address}/sign-in`, 60],
			['board', boardOf(place), 120],
			['deal', `${root}/deals/${deal.id}`, 0],
			['contacts', `${root}/contacts`, 0],
			['import', `${root}/import`, 0]
		];
		const lines: Line[] = [];
		for (const [name, address, budget] of routes) {
			const ours = await loadedFrom(browser, place, address, name !== 'sign-in');
			const aim = budget > 0 ? { aim: atMost(ours, budget, 'kB') } : {};
			lines.push({ what: `JavaScript of ${name}, gzip`, unit: 'kB', ours, ...aim });
		}
		await browser.close();
		await server.child.end();
		return lines;
	}
};

async function loadedFrom(browser: Browser, place: Place, address: string, isMember: boolean) {
	const { context, page } = await signedIn(browser, place, { serviceWorkers: 'block' });
	if (!isMember) await context.clearCookies();
	const sizes: Promise<number>[] = [];
	page.on('response', (response) => {
		const type = response.headers()['content-type'] ?? '';
		if (!type.includes('javascript')) return;
		sizes.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
	});
	await page.goto(address, { waitUntil: 'networkidle' });
	const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
	await context.close();
	return total / 1_000;
}
