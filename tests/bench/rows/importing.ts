import type { Page } from '@playwright/test';
import Papa from 'papaparse';
import type { ImportProgress } from '#lib/import/orders.ts';
import { worldOf, type Row } from '../bench.ts';
import { boardOf, openBrowser, signedIn } from '../browser/screens.ts';
import { pause } from '../load/crowd.ts';
import type { Place } from '../load/places.ts';
import { median } from '../numbers.ts';
import { atMost, type Line } from '../table.ts';
import { pipelineFile, pipelineParcel, ROWS_BY_STAGE } from '../world/pipeline-file.ts';

const LONGEST = 60_000;

/** A CRM's whole pipeline: how fast it goes in, and how soon another screen is right. */
export const importing: Row = {
	name: 'import',
	async measure(bench) {
		const csv = pipelineFile();
		const parcel = pipelineParcel(csv);
		const projects = Array.from({ length: bench.repetitions }, () => 0);
		const world = await bench.world({ customers: projects, members: 1 });
		const server = await bench.spolu(world);
		const browser = await openBrowser();
		const [imported, right, parsed]: number[][] = [[], [], []];
		let count = 0;
		try {
			for (const project of worldOf(world).projects) {
				const place = { ...server.place, project };
				const { context, page } = await signedIn(browser, place);
				await page.goto(boardOf(place), { waitUntil: 'networkidle' });
				const start = performance.now();
				const since = () => (performance.now() - start) / 1_000;
				await Promise.all([
					untilRight(page).then(() => right!.push(since())),
					untilImported(place, parcel).then((created) => {
						imported!.push(since());
						count = created;
					})
				]);
				parsed!.push(parsingSeconds(csv));
				await context.close();
			}
		} finally {
			await browser.close();
			await server.child.end();
		}
		return linesOf(count, median(imported!), median(right!), median(parsed!));
	}
};

function linesOf(count: number, imported: number, right: number, parsed: number): Line[] {
	return [
		{
			what: 'rows imported per second',
			unit: '/s',
			ours: count / imported,
			peer: { name: 'Papa Parse alone', value: count / parsed }
		},
		{
			what: `${count.toLocaleString('en')} deals → all open ones and right totals on another screen`,
			unit: 's',
			ours: right,
			aim: atMost(right, 5, 's'),
			note: `imported after ${imported.toFixed(1)} s`
		}
	];
}

function parsingSeconds(csv: string): number {
	const start = performance.now();
	Papa.parse<string[]>(csv);
	return (performance.now() - start) / 1_000;
}

/** Imports, and gives how many records came of it. */
async function untilImported({ address, project }: Place, parcel: string): Promise<number> {
	const { cookie } = project.seats[0]!;
	const headers = { cookie, origin: address, 'content-type': 'application/x-ndjson' };
	const root = `${address}/api/${project.slug}/imports`;
	const begun = await fetch(root, { method: 'POST', headers, body: parcel });
	if (!begun.ok) throw new Error(`the import was refused: ${await begun.text()}`);
	const { id } = (await begun.json()) as { id: string };
	for (let end = performance.now() + LONGEST; performance.now() < end; await pause(50)) {
		const answer = await fetch(`${root}/${id}`, { headers });
		const { status, created, badCount } = (await answer.json()) as ImportProgress;
		if (status === 'running') continue;
		if (status !== 'done' || badCount > 0) throw new Error(`${status}, ${badCount} bad rows`);
		return created;
	}
	throw new Error('the import took too long');
}

/** Resolves with the frame in which the page shows every stage's right count. */
async function untilRight(page: Page): Promise<void> {
	await page.waitForFunction(
		(expected) => {
			const shown = new Map(
				[...document.querySelectorAll('h2')].map((heading) => {
					const count = heading.parentElement?.querySelector('.count')?.textContent ?? '';
					return [heading.textContent, Number(count.replace(/\D/g, ''))];
				})
			);
			return Object.entries(expected).every(([stage, count]) => shown.get(stage) === count);
		},
		ROWS_BY_STAGE,
		{ polling: 'raf', timeout: LONGEST }
	);
}
