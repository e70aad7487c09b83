/**
 * Makes the pictures of the README in `docs/pictures` from the demo world:
 * `node scripts/pictures.ts`, after a build. Needs a Chromium (scripts/browser.js).
 */
import { chromium, expect, type Browser, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { FIRM } from '../server/demo/firm.ts';
import { ensureBrowser, launchArgs } from './browser.js';
import { findNode } from './find-node.js';

const ROOT = path.dirname(import.meta.dirname);
const PICTURES = path.join(ROOT, 'docs/pictures');
const BOARD = '/javorina/pipeline/new-business';
const DEAL = 'Szálloda klímarendszere';
const SCREEN = { width: 1360, height: 760 };
const PHONE = { width: 390, height: 844 };

interface Scene {
	viewport?: typeof SCREEN;
	colorScheme?: 'light' | 'dark';
	isPhone?: boolean;
}

async function startServer(dataDir: string): Promise<{ url: string; child: ChildProcess }> {
	const env = { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: '0' };
	const args = [path.join(ROOT, 'server/index.ts'), '--demo'];
	const child = spawn(findNode(ROOT), args, {
		cwd: ROOT,
		env,
		stdio: ['ignore', 'pipe', 'inherit']
	});
	for await (const line of createInterface(child.stdout)) {
		if (line.startsWith('Spolu is at ')) return { url: line.slice('Spolu is at '.length), child };
	}
	throw new Error('the server did not start');
}

/** A colleague at a browser of their own, with the board in front of them. */
async function enter(
	browser: Browser,
	url: string,
	name: string,
	scene: Scene = {}
): Promise<Page> {
	const { viewport = SCREEN, colorScheme = 'light', isPhone = false } = scene;
	const context = await browser.newContext({
		viewport,
		colorScheme,
		isMobile: isPhone,
		hasTouch: isPhone,
		deviceScaleFactor: isPhone ? 2 : 1,
		reducedMotion: 'reduce',
		locale: 'en-GB',
		timezoneId: FIRM.timeZone
	});
	await context.request.post(`${url}/sign-in`, {
		form: { email: `${name}@javorina.example`, password: FIRM.password },
		headers: { origin: url, accept: 'text/html' },
		maxRedirects: 0
	});
	const page = await context.newPage();
	await page.goto(url + BOARD);
	await expectStatus(page, 'Saved');
	return page;
}

async function expectStatus(page: Page, text: string): Promise<void> {
	const status = page.getByRole('status', { name: 'Sync status', exact: true });
	await expect(status).toHaveText(text, { timeout: 30_000 });
}

async function take(page: Page, name: string): Promise<void> {
	await page.evaluate(() => document.fonts.ready);
	const file = path.join(PICTURES, `${name}.png`);
	await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
	console.log(`${path.relative(ROOT, file)} ${Math.round(statSync(file).size / 1024)} KB`);
}

async function openDeal(page: Page): Promise<void> {
	await page.getByRole('link', { name: DEAL, exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: DEAL, exact: true })).toBeVisible();
}

/** Colleagues whom the pictures show at work: who, and at which deal. */
const AT_WORK = {
	eszter: 'Csarnokfűtés',
	katarina: 'Vetranie operačných sál',
	marek: 'Strecha, sklad Žilina'
};

async function colleagues(browser: Browser, url: string): Promise<Page[]> {
	const working = Object.entries(AT_WORK).map(async ([name, deal]) => {
		const page = await enter(browser, url, name);
		await page.getByRole('link', { name: deal, exact: true }).focus();
		return page;
	});
	return Promise.all(working);
}

async function boards(browser: Browser, url: string): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		const page = await enter(browser, url, 'jana', { colorScheme });
		await expect(page.getByRole('button', { name: /^Follow / })).toHaveCount(3);
		await take(page, `board-${colorScheme}`);
		await page.context().close();
	}
	const phone = await enter(browser, url, 'jana', { viewport: PHONE, isPhone: true });
	await take(phone, 'phone');
	await phone.context().close();
}

async function dealPage(browser: Browser, url: string, eszter: Page): Promise<void> {
	const page = await enter(browser, url, 'jana');
	await openDeal(page);
	await openDeal(eszter);
	await eszter.getByRole('textbox', { name: 'Reference', exact: true }).focus();
	await expect(page.getByText('Eszter Nagy is editing')).toBeVisible();
	await take(page, 'deal');
	await page.context().close();
}

async function setFact(page: Page, field: string, text: string): Promise<void> {
	const box = page.getByRole('textbox', { name: field, exact: true });
	await box.fill(text);
	await box.press('Enter');
	await box.blur();
}

async function quickAdd(page: Page, stage: string, line: string): Promise<void> {
	await page.getByRole('button', { name: `Add deal to ${stage}`, exact: true }).click();
	const composer = page.getByRole('textbox', { name: 'Deal title', exact: true });
	await composer.fill(line);
	await composer.press('Enter');
	await composer.press('Escape');
}

async function offlineAndBack(browser: Browser, url: string, eszter: Page): Promise<void> {
	const page = await enter(browser, url, 'jana');
	await openDeal(page);
	// Until the browser has kept them, other pages do not open without a network.
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
	await page.context().setOffline(true);
	await setFact(page, 'Value', '15 400 000');
	await setFact(page, 'Expected close', '18 Jan 2027');
	await page.getByRole('link', { name: 'Pipeline', exact: true }).click();
	await quickAdd(page, 'Incoming', 'Chladenie serverovne 8 650');
	await page.getByRole('button', { name: 'Dismiss', exact: true }).click();
	await page.getByRole('button', { name: 'Show waiting changes', exact: true }).click();
	await take(page, 'offline');

	await setFact(eszter, 'Value', '14 980 000');
	await setFact(eszter, 'Expected close', '11 Jan 2027');
	await expectStatus(eszter, 'Saved');
	await page.context().setOffline(false);
	await expectStatus(page, '2 changes need your attention');
	await page.getByRole('link', { name: 'Needs attention', exact: true }).click();
	await expect(page.getByRole('article', { name: DEAL, exact: true })).toHaveCount(2);
	await expect(page.getByText('All changes saved')).toHaveCount(0, { timeout: 20_000 });
	await take(page, 'attention');
	await page.context().close();
}

const dataDir = mkdtempSync(path.join(tmpdir(), 'spolu-pictures-'));
mkdirSync(PICTURES, { recursive: true });
const { url, child } = await startServer(dataDir);
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: launchArgs() });
try {
	const [eszter] = await colleagues(browser, url);
	await boards(browser, url);
	await dealPage(browser, url, eszter!);
	await offlineAndBack(browser, url, eszter!);
} finally {
	await browser.close();
	child.kill('SIGTERM');
	rmSync(dataDir, { recursive: true, force: true });
}
