/**
 * The one door to every task: `node scripts/launch.js <task> [arguments]`.
 *
 * Runs on Node 18 and later. Installs when the lock file changed, builds when the sources changed,
 * then runs the task on Node 24 or later, hands it SIGTERM and SIGINT, and exits with its code.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build, isBuilt } from './build.js';
import { findNode } from './find-node.js';
import { install, isInstalled } from './install.js';
import { withLock } from './lock.js';
import { run } from './run.js';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Exit code with which `dev` asks to be started again, because server code changed. */
const AGAIN = 75;

/** @type {Record<string, { command: string[], needsBuild?: boolean, env?: Record<string, string>, longestStop?: number }>} */
const tasks = {
	start: {
		command: ['server/index.ts'],
		needsBuild: true,
		// It ends by itself within 4.5 seconds, unless one piece of work takes longer.
		longestStop: 4_900,
		// What Node compiled for one start serves the next.
		env: { NODE_ENV: 'production', NODE_COMPILE_CACHE: 'node_modules/.cache/node' }
	},
	dev: { command: ['node_modules/vite/bin/vite.js', 'dev'], env: { SPOLU_DEMO: '1' } },
	test: { command: ['scripts/test.js'], needsBuild: true },
	check: { command: ['scripts/check.js'] },
	bench: { command: ['tests/bench/index.ts'], needsBuild: true },
	import: { command: ['scripts/import.ts'] }
};

/** @param {string} line */
function fail(line) {
	console.error(line);
	process.exit(1);
}

/** @param {boolean} needsBuild whether the task runs the built pages */
async function prepare(needsBuild) {
	if (!isInstalled(root)) await withLock(root, () => install(root));
	const node = findNode(root);
	if (needsBuild && !isBuilt(root)) await withLock(root, () => build(root, node));
	return node;
}

async function main() {
	const [name = '', ...args] = process.argv.slice(2);
	const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
	if (!task) return fail(`Unknown task "${name}". There are: ${Object.keys(tasks).join(', ')}.`);

	// Unit tests need no pages, but the settings for TypeScript that the first build writes.
	const hasSettings = existsSync(path.join(root, '.svelte-kit/tsconfig.json'));
	const isUnitOnly = name === 'test' && args[0] === 'unit' && hasSettings;
	const node = await prepare(Boolean(task.needsBuild) && !isUnitOnly);
	const watch = new URL('./watch-launcher.js', import.meta.url).href;
	let code;
	do {
		code = await run(node, ['--import', watch, ...task.command, ...args], {
			root,
			env: task.env,
			longestStop: task.longestStop
		});
	} while (name === 'dev' && code === AGAIN);
	process.exit(code);
}

main().catch((error) => fail(error instanceof Error ? error.message : String(error)));
