import type { Browser, Page } from '@playwright/test';
import type { Bench, Row, Running } from '../bench.ts';
import {
	openBrowser,
	paintedBoard,
	signedIn,
	untilInstalled,
	untilPainted
} from '../browser/screens.ts';
import { median } from '../numbers.ts';
import { atMost, type Line } from '../table.ts';
import { RECORDS_PER_CUSTOMER } from '../world/worlds.ts';

/** A page that is opened again: from the start of the navigation to a board painted from IndexedDB. */
export const opening: Row = {
	name: 'opening',
	async measure(bench) {
		const browser = await openBrowser();
		try {
			const lines: Line[] = [];
			for (const customers of bench.options.isQuick ? [2_000] : [2_000, 5_000]) {
				lines.push(...(await measured(bench, browser, customers)));
			}
			return lines;
		} finally {
			await browser.close();
		}
	}
};

async function measured(bench: Bench, browser: Browser, customers: number): Promise<Line[]> {
	const server = await bench.spolu(await bench.world({ customers: [customers], members: 2 }));
	const { times: first, context, page } = await firstVisits(bench, browser, server);
	const what = `${customers.toLocaleString('en')} customers (${customers * RECORDS_PER_CUSTOMER} records)`;
	await untilStored(page);
	await untilInstalled(page);
	const again: number[] = [];
	for (let n = 0; n < bench.repetitions; n++) {
		await page.goto('about:blank');
		again.push(await paintedBoard(page, server.place));
	}
	const lines: Line[] = [
		{ what: `board of ${what}: first visit → painted`, unit: 'ms', ours: median(first) },
		{
			what: `board of ${what}: IndexedDB → painted`,
			unit: 'ms',
			ours: median(again),
			...(customers === 5_000 ? { aim: atMost(median(again), 1_000, 'ms') } : {})
		}
	];
	const offline = await offlineTimes(bench, page);
	lines.push({
		what: `board of ${what}: offline reload → painted`,
		unit: 'ms',
		ours: median(offline),
		aim: atMost(median(offline), 1_000, 'ms'),
		...(offline.length === 0 ? { note: 'no service worker took the page' } : {})
	});
	await context.close();
	await server.child.end();
	return lines;
}

/** Visits of browsers that know nothing yet; the last of them stays. */
async function firstVisits(bench: Bench, browser: Browser, { place }: Running) {
	const times: number[] = [];
	for (;;) {
		const visit = await signedIn(browser, place);
		times.push(await paintedBoard(visit.page, place));
		if (times.length >= bench.repetitions) return { ...visit, times };
		await visit.context.close();
	}
}

async function offlineTimes(bench: Bench, page: Page): Promise<number[]> {
	const times: number[] = [];
	const hasWorker = await page.evaluate(() => navigator.serviceWorker.controller !== null);
	if (!hasWorker) return times;
	await page.context().setOffline(true);
	for (let n = 0; n < bench.repetitions; n++) {
		await page.reload({ waitUntil: 'commit' });
		times.push(await untilPainted(page));
	}
	await page.context().setOffline(false);
	return times;
}

/** Waits until the replica's copy is on the device. */
async function untilStored(page: Page): Promise<void> {
	await page.waitForFunction(
		async () => {
			const databases = await indexedDB.databases();
			const name = databases.find((one) => one.name?.startsWith('spolu:'))?.name;
			if (!name) return false;
			const db = await new Promise<IDBDatabase>((resolve) => {
				const request = indexedDB.open(name);
				request.onsuccess = () => resolve(request.result);
			});
			return new Promise<boolean>((resolve) => {
				const request = db.transaction('snapshot').objectStore('snapshot').count();
				request.onsuccess = () => {
					db.close();
					resolve(request.result > 0);
				};
			});
		},
		null,
		{ polling: 200, timeout: 60_000 }
	);
}
