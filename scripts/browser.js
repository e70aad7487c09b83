import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const OTHER_PLACES = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

const NO_BROWSER =
	'No Chromium for the browser tests. Install one (apt-get install chromium, or ' +
	'npx playwright install chromium) or name one: CHROME_PATH=/path/to/chrome npm test';

/** @param {string} file */
function isExecutable(file) {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** @param {string} name */
function onPath(name) {
	const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
	return folders.map((folder) => path.join(folder, name)).find(isExecutable);
}

/**
 * A Chromium that is on this machine: the one named by CHROME_PATH, Playwright's own, the system's.
 *
 * @returns {string | undefined} its path
 * @throws an Error when CHROME_PATH names no program
 */
export function findBrowser() {
	const named = process.env.CHROME_PATH;
	if (named && !isExecutable(named)) throw new Error(`CHROME_PATH ${named} is not a program.`);
	if (named) return named;
	const own = chromium.executablePath();
	if (isExecutable(own)) return own;
	return SYSTEM_NAMES.map(onPath).find(Boolean) ?? OTHER_PLACES.find(isExecutable);
}

/** @returns {string[]} arguments without which Chromium does not start as root, e.g. in a container */
export function launchArgs() {
	const quiet = ['--disable-gpu', '--disable-background-networking'];
	return process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet;
}

function downloadWithPlaywright() {
	console.log('No Chromium here; downloading one for the tests (60 s at most)…');
	const cli = fileURLToPath(new URL('../node_modules/@playwright/test/cli.js', import.meta.url));
	spawnSync(process.execPath, [cli, 'install', '--only-shell', 'chromium'], {
		stdio: 'ignore',
		timeout: 60_000
	});
}

function installWithApt() {
	if (process.getuid?.() !== 0 || !onPath('apt-get')) return;
	console.log('Installing Chromium with apt-get…');
	const options = {
		stdio: /** @type {const} */ ('ignore'),
		timeout: 300_000,
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	};
	spawnSync('apt-get', ['update', '-qq'], options);
	spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
}

/**
 * A Chromium for the tests, installed if there is none.
 *
 * @returns {string} its path
 * @throws an Error that says what to do when none can be had
 */
export function ensureBrowser() {
	for (const install of [() => {}, downloadWithPlaywright, installWithApt]) {
		install();
		const found = findBrowser();
		if (found) return found;
	}
	throw new Error(NO_BROWSER);
}
