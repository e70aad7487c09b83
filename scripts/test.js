/**
 * `npm test`: unit and sync tests (vitest), then stories in a browser (Playwright).
 * `npm test -- unit [pattern]` and `npm test -- stories [pattern]` run one of them.
 *
 * Ends with the line `N passed, N failed` over all. Exits with 1 on any failure, when a runner ran
 * no test or skipped one, or when it ended badly though its tests passed.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ensureBrowser } from './browser.js';
import { run } from './run.js';
import { playwrightCounts, sum, vitestCounts } from './test-counts.js';

/** @typedef {import('./test-counts.js').Counts} Counts */
/** @typedef {{ title: string, command: string[], report: string, counts: (report: any) => Counts, env?: () => Record<string, string> }} Runner */

const root = path.dirname(import.meta.dirname);
const NONE = { passed: 0, failed: 0, skipped: 0 };

/** @type {Record<string, Runner>} */
const runners = {
	unit: {
		title: 'Unit and sync tests',
		command: ['node_modules/vitest/vitest.mjs', 'run'],
		report: 'test-results/unit.json',
		counts: vitestCounts
	},
	stories: {
		title: 'Stories in a browser',
		command: ['node_modules/@playwright/test/cli.js', 'test'],
		report: 'test-results/stories.json',
		counts: playwrightCounts,
		env: () => ({ CHROME_PATH: ensureBrowser() })
	}
};

/**
 * @param {Runner} runner
 * @param {string[]} args
 */
async function countsOf(runner, args) {
	const report = path.join(root, runner.report);
	rmSync(report, { force: true });
	console.log(`\n${runner.title}`);
	let code = 1;
	try {
		code = await run(process.execPath, [...runner.command, ...args], {
			root,
			env: runner.env?.() ?? {}
		});
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
	}
	const counts = existsSync(report)
		? runner.counts(JSON.parse(readFileSync(report, 'utf8')))
		: { ...NONE, failed: 1 };
	const isUnexplained = counts.failed === 0 && (code !== 0 || counts.passed === 0);
	if (isUnexplained) console.error(`${runner.title}: ended with code ${code}.`);
	return isUnexplained ? { ...counts, failed: 1 } : counts;
}

/** @param {Counts} counts */
function line({ passed, failed, skipped }) {
	return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

const [kind = '', ...args] = process.argv.slice(2);
if (kind && !runners[kind]) {
	console.error(`Unknown tests "${kind}". There are: ${Object.keys(runners).join(', ')}.`);
	process.exit(1);
}

const chosen = kind ? [runners[kind]] : Object.values(runners);
/** @type {string[]} */
const lines = [];
/** @type {Counts[]} */
const all = [];
for (const runner of chosen) {
	if (!runner) continue;
	const counts = await countsOf(runner, kind ? args : []);
	all.push(counts);
	lines.push(`${runner.title}: ${line(counts)}`);
}
const total = sum(all);
console.log(`\n${lines.join('\n')}`);
if (total.skipped) console.log(`${total.skipped} skipped: a skipped test fails the run.`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 || total.skipped > 0 ? 1 : 0);
