import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import path from 'node:path';
import { run } from './run.js';

const STAMP = 'build/.stamp';
const SOURCES = [
	'src',
	'static',
	'scripts/bundle',
	'svelte.config.js',
	'vite.config.ts',
	'package.json',
	'package-lock.json'
];

/**
 * @param {string} place
 * @returns {string[]} the files at and under it, in a fixed order; tests are no source of a build
 */
function filesUnder(place) {
	if (!existsSync(place)) return [];
	if (!statSync(place).isDirectory()) return /\.test\.ts$/.test(place) ? [] : [place];
	return readdirSync(place)
		.sort()
		.flatMap((name) => filesUnder(path.join(place, name)));
}

/**
 * @param {string} root
 * @returns {string} a hash of names and contents of all that goes into a build: a checkout that only
 * touches times does not cause one
 */
export function sourceHash(root) {
	const hash = createHash('sha256');
	for (const source of SOURCES) {
		for (const file of filesUnder(path.join(root, source))) {
			const content = readFileSync(file);
			hash.update(`${path.relative(root, file)}\0${content.length}\0`).update(content);
		}
	}
	return hash.digest('hex');
}

/** @param {string} root */
export function isBuilt(root) {
	const stamp = path.join(root, STAMP);
	return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceHash(root);
}

/**
 * Builds the pages unless another launcher has just done so.
 *
 * @param {string} root
 * @param {string} node
 * @throws an Error with the builder's words, ending in one plain line
 */
export async function build(root, node) {
	if (isBuilt(root)) return;
	console.log('Building the pages…');
	const hash = sourceHash(root);
	rmSync(path.join(root, STAMP), { force: true });
	let output = '';
	const code = await run(
		node,
		['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
		{ root, env: { NODE_ENV: 'production' }, isQuiet: true },
		(text) => (output += text)
	);
	if (code !== 0) throw new Error(`${output.trim()}\nThe pages could not be built.`);
	mkdirSync(path.join(root, 'build'), { recursive: true });
	writeFileSync(path.join(root, STAMP), hash);
}
