/**
 * `npm run check`: every check by name, in order, with its time; a failing one shows its words.
 * `npm run check -- types lint` runs some of them.
 */
import path from 'node:path';
import process from 'node:process';
import { run } from './run.js';

const root = path.dirname(import.meta.dirname);

/** @type {{ name: string, commands: string[][] }[]} */
const steps = [
	{ name: 'format', commands: [['prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']] },
	{ name: 'lint', commands: [['eslint/bin/eslint.js', '--max-warnings=0', '.']] },
	{
		name: 'types',
		commands: [
			['@sveltejs/kit/svelte-kit.js', 'sync'],
			['svelte-check/bin/svelte-check', '--fail-on-warnings', '--output=human']
		]
	},
	{
		name: 'boundaries',
		commands: [
			[
				'dependency-cruiser/bin/dependency-cruiser.mjs',
				'--config=.dependency-cruiser.cjs',
				'src',
				'server',
				'scripts'
			]
		]
	},
	{ name: 'dead code', commands: [['knip/bin/knip.js', '--no-progress']] },
	{ name: 'catalogues', commands: [['../scripts/check-catalogues.ts']] }
];

/**
 * @param {string[][]} commands programs under node_modules with their arguments
 * @returns {Promise<{ isGood: boolean, output: string }>}
 */
async function outcomeOf(commands) {
	let output = '';
	for (const [program = '', ...args] of commands) {
		const file = path.join('node_modules', program);
		const env = { NODE_OPTIONS: '--max-old-space-size=3072', FORCE_COLOR: '0' };
		const code = await run(
			process.execPath,
			[file, ...args],
			{ root, env, isQuiet: true },
			(text) => {
				output += text;
			}
		);
		if (code !== 0) return { isGood: false, output };
	}
	return { isGood: true, output };
}

const names = process.argv.slice(2);
const chosen = steps.filter(({ name }) => names.length === 0 || names.includes(name));
let failures = 0;
for (const { name, commands } of chosen) {
	const start = performance.now();
	const { isGood, output } = await outcomeOf(commands);
	const seconds = ((performance.now() - start) / 1000).toFixed(1);
	console.log(`${isGood ? '✓' : '✗'} ${name.padEnd(12)} ${seconds.padStart(5)} s`);
	if (isGood) continue;
	failures += 1;
	console.log(`\n${output.trim()}\n`);
}
console.log(`${chosen.length - failures} of ${chosen.length} checks passed`);
process.exit(failures > 0 || chosen.length === 0 ? 1 : 0);
