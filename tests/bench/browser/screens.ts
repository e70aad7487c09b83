import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { findBrowser, launchArgs } from '../../../scripts/browser.js';
import type { Place } from '../load/places.ts';

const WIDE = { width: 1280, height: 800 };
const LONGEST_PAINT = 60_000;

/** What a page notes about itself from its first moment on. */
export interface Noted {
	/** Milliseconds from the start of the navigation to a frame that shows deals; 0 before. */
	painted: number;
	lcp: number;
	cls: number;
	/** Milliseconds that each interaction took to its next paint, by its number. */
	interactions: Record<string, number>;
	longTasks: number;
	/** Milliseconds between frames, while `isTiming`. */
	frames: number[];
	isTiming: boolean;
}

declare global {
	interface Window {
		noted: Noted;
	}
}

/** Runs in the page, before anything of ours. */
function note(): void {
	const noted: Noted = {
		painted: 0,
		lcp: 0,
		cls: 0,
		interactions: {},
		longTasks: 0,
		frames: [],
		isTiming: false
	};
	window.noted = noted;
	const watch = (type: string, then: (entry: PerformanceEntry) => void, options = {}) =>
		new PerformanceObserver((list) => list.getEntries().forEach(then)).observe({
			type,
			buffered: true,
			...options
		});
	watch('largest-contentful-paint', ({ startTime }) => (noted.lcp = startTime));
	watch('layout-shift', (entry) => {
		const { value, hadRecentInput } = entry as unknown as {
			value: number;
			hadRecentInput: boolean;
		};
		if (!hadRecentInput) noted.cls += value;
	});
	watch('longtask', () => (noted.longTasks += noted.isTiming ? 1 : 0));
	const timing = (entry: PerformanceEntry) => {
		const { interactionId: id, duration } = entry as unknown as {
			interactionId: number;
			duration: number;
		};
		if (id) noted.interactions[id] = Math.max(noted.interactions[id] ?? 0, duration);
	};
	watch('event', timing, { durationThreshold: 16 });
	let last = performance.now();
	const frame = (now: number) => {
		if (noted.isTiming) noted.frames.push(now - last);
		last = now;
		if (!noted.painted && document.querySelector('[data-entity^="deal:"]')) {
			setTimeout(() => (noted.painted ||= performance.now()));
		}
		requestAnimationFrame(frame);
	};
	requestAnimationFrame(frame);
}

/** A headless Chromium, or an Error that says how to get one. */
export async function openBrowser(): Promise<Browser> {
	const executablePath = findBrowser();
	if (!executablePath) throw new Error('no Chromium here: name one in CHROME_PATH');
	return chromium.launch({ executablePath, args: launchArgs() });
}

/** A context in which the project's first member is signed in, with one page. */
export async function signedIn(
	browser: Browser,
	{ address, project }: Place,
	options: { serviceWorkers?: 'block' } = {}
): Promise<{ context: BrowserContext; page: Page }> {
	const context = await browser.newContext({ viewport: WIDE, locale: 'en-GB', ...options });
	const [name = '', value = ''] = project.seats[0]!.cookie.split('=');
	await context.addCookies([{ name, value, url: address }]);
	await context.addInitScript(note);
	return { context, page: await context.newPage() };
}

export function boardOf({ address, project }: Place): string {
	return `${address}/${project.slug}/pipeline/${project.pipeline}`;
}

/** Opens the board; gives the milliseconds from the start of the navigation to a frame with cards. */
export async function paintedBoard(page: Page, place: Place): Promise<number> {
	await page.goto(boardOf(place), { waitUntil: 'commit' });
	return untilPainted(page);
}

export async function untilPainted(page: Page): Promise<number> {
	const ready = () => window.noted?.painted > 0;
	await page.waitForFunction(ready, null, { timeout: LONGEST_PAINT, polling: 50 });
	return page.evaluate(() => window.noted.painted);
}

/** Waits until the service worker has fetched the program: that belongs to a first visit, not to the next. */
export async function untilInstalled(page: Page): Promise<void> {
	await page.evaluate(async () => void (await navigator.serviceWorker.ready));
	await page.waitForLoadState('networkidle');
}

export function notedOn(page: Page): Promise<Noted> {
	return page.evaluate(() => window.noted);
}
