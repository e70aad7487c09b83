import type { Page } from '@playwright/test';
import type { Bench, Row } from '../bench.ts';
import {
	notedOn,
	openBrowser,
	paintedBoard,
	signedIn,
	untilInstalled
} from '../browser/screens.ts';
import { median, quantile } from '../numbers.ts';
import { atMost, type Line } from '../table.ts';
import type { Place } from '../load/places.ts';

/** 334 customers have 501 deals, all open. */
const CUSTOMERS = 334;
const TIMES = 5;

/** The feel of a board with 500 cards: paint, layout, dragging, and answers to clicks and keys. */
export const board: Row = {
	name: 'board',
	async measure(bench) {
		const server = await bench.spolu(await bench.world({ customers: [CUSTOMERS], members: 2 }));
		const browser = await openBrowser();
		try {
			const loading = await loaded(bench, browser, server.place);
			const { page } = await signedIn(browser, server.place);
			await paintedBoard(page, server.place);
			await page.waitForLoadState('networkidle');
			const dragging = await dragged(bench, page);
			const fast = await interacted(page, 1);
			const slow = await interacted(page, 4);
			return [...loading, ...dragging, ...fast, ...slow];
		} finally {
			await browser.close();
			await server.child.end();
		}
	}
};

type Browser = Awaited<ReturnType<typeof openBrowser>>;

async function loaded(bench: Bench, browser: Browser, place: Place): Promise<Line[]> {
	const [cold, warm, shift]: number[][] = [[], [], []];
	for (let n = 0; n < bench.repetitions; n++) {
		const { context, page } = await signedIn(browser, place);
		for (const times of [cold, warm]) {
			await paintedBoard(page, place);
			await untilInstalled(page);
			const { lcp, cls } = await notedOn(page);
			times!.push(lcp);
			shift!.push(cls);
		}
		await context.close();
	}
	const [first, again, most] = [median(cold!), median(warm!), Math.max(...shift!)];
	return [
		{
			what: 'LCP of the board, first visit',
			unit: 'ms',
			ours: first,
			aim: atMost(first, 1_200, 'ms')
		},
		{ what: 'LCP of the board, again', unit: 'ms', ours: again, aim: atMost(again, 600, 'ms') },
		{ what: 'CLS of the board, the most', unit: '', ours: most, aim: atMost(most, 0.02, '') }
	];
}

/** Drags a card to and fro over the board, as a hand does, and times the frames. */
async function dragged(bench: Bench, page: Page): Promise<Line[]> {
	const p95: number[] = [];
	let longTasks = 0;
	for (let n = 0; n < bench.repetitions; n++) {
		const card = (await page.locator('[data-entity^="deal:"]').nth(2).boundingBox())!;
		await page.mouse.move(card.x + 40, card.y + 30);
		await page.mouse.down();
		await page.mouse.move(card.x + 60, card.y + 40, { steps: 3 });
		await page.evaluate(() => {
			Object.assign(window.noted, { frames: [], longTasks: 0, isTiming: true });
		});
		for (let turn = 0; turn < 4; turn++) {
			await page.mouse.move(turn % 2 ? 200 : 1_050, 250 + turn * 90, { steps: 60 });
		}
		const noted = await notedOn(page);
		await page.evaluate(() => (window.noted.isTiming = false));
		await page.keyboard.press('Escape');
		await page.mouse.up();
		p95.push(quantile(noted.frames.slice(2), 0.95));
		longTasks += noted.longTasks;
	}
	return [
		{
			what: 'frame p95 while dragging',
			unit: 'ms',
			ours: median(p95),
			aim: atMost(median(p95), 20, 'ms')
		},
		{
			what: 'tasks over 50 ms while dragging',
			unit: '',
			ours: longTasks,
			aim: atMost(longTasks, 0, '')
		}
	];
}

const DEEDS: [name: string, deed: (page: Page, n: number) => Promise<void>][] = [
	['open a card menu', openMenu],
	['move a card by key', moveByKey],
	['quick-add', quickAdd]
];

async function interacted(page: Page, slowdown: number): Promise<Line[]> {
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
	const lines: Line[] = [];
	const limit = slowdown === 1 ? 100 : 200;
	for (const [name, deed] of DEEDS) {
		await page.evaluate(() => (window.noted.interactions = {}));
		for (let n = 0; n < TIMES; n++) await deed(page, n);
		const times = Object.values((await notedOn(page)).interactions);
		// Interactions of less than 16 ms are not reported.
		const p75 = times.length > 0 ? quantile(times, 0.75) : 16;
		const how = slowdown === 1 ? '' : `, ${slowdown}× slower processor`;
		lines.push({
			what: `INP p75: ${name}${how}`,
			unit: 'ms',
			ours: p75,
			aim: atMost(p75, limit, 'ms')
		});
	}
	await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
	await session.detach();
	return lines;
}

async function openMenu(page: Page, n: number): Promise<void> {
	const card = page.locator('[data-entity^="deal:"]').nth(n);
	await card.hover();
	await card.getByRole('button', { name: /^Actions for/ }).click();
	await page.getByRole('menuitem', { name: 'Move to…' }).waitFor();
	await page.keyboard.press('Escape');
	await page.getByRole('menuitem', { name: 'Move to…' }).waitFor({ state: 'hidden' });
}

async function moveByKey(page: Page, n: number): Promise<void> {
	const card = page.locator('[data-entity^="deal:"]').nth(n);
	await card.getByRole('link').focus();
	await page.keyboard.press(n % 2 ? 'Alt+ArrowUp' : 'Alt+ArrowDown');
	await nextFrames(page);
}

async function quickAdd(page: Page, n: number): Promise<void> {
	const field = page.getByRole('textbox', { name: 'Deal title' });
	if (!(await field.isVisible())) {
		await page
			.getByRole('button', { name: /^Add deal to/ })
			.first()
			.click();
	}
	await field.fill(`Bench ${n}`);
	await field.press('Enter');
	await nextFrames(page);
}

/** Two frames on, what the last key did has been painted and timed. */
function nextFrames(page: Page): Promise<void> {
	return page.evaluate(
		() =>
			new Promise<void>((resolve) =>
				requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 50)))
			)
	);
}
