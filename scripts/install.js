import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { findNode } from './find-node.js';
import { run } from './run.js';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockedPackage */
/** @typedef {{ packages?: Record<string, LockedPackage> }} LockFile */

const STAMP = 'node_modules/.spolu-installed';

/** @param {string} root */
function lockHash(root) {
	const lock = readFileSync(path.join(root, 'package-lock.json'));
	return createHash('sha256').update(lock).digest('hex');
}

/**
 * @param {LockFile} wanted package-lock.json
 * @param {LockFile} present node_modules/.package-lock.json, which npm writes when it has finished
 * @returns {boolean} whether every package is there in the wanted version; one that npm may leave
 * out (optional, for other machines) may be missing
 */
export function isSatisfied(wanted, present) {
	const there = present.packages ?? {};
	return Object.entries(wanted.packages ?? {}).every(([place, locked]) => {
		if (place === '' || locked.link) return true;
		const found = there[place];
		if (!found) return Boolean(locked.optional);
		return found.version === locked.version && found.integrity === locked.integrity;
	});
}

/** @param {string} file */
function parsed(file) {
	return /** @type {LockFile} */ (JSON.parse(readFileSync(file, 'utf8')));
}

/**
 * Whether node_modules holds what the lock file says, also when someone else's `npm ci` put it
 * there: a machine without a network then starts all the same.
 *
 * @param {string} root
 */
export function isInstalled(root) {
	const stamp = path.join(root, STAMP);
	const hash = lockHash(root);
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true;
	const present = path.join(root, 'node_modules/.package-lock.json');
	if (!existsSync(present)) return false;
	try {
		if (!isSatisfied(parsed(path.join(root, 'package-lock.json')), parsed(present))) return false;
	} catch {
		return false;
	}
	try {
		writeFileSync(stamp, hash);
	} catch {
		// Whoever may not write here compares the packages at every start.
	}
	return true;
}

/**
 * npm leaves out optional packages that ask for a newer Node than the one it runs on, and the build
 * needs some: they ask for 20.19, 22.12 or later.
 *
 * @param {string} version as `v18.20.8`
 */
export function isTooOldForOptional(version) {
	const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
	if (major === 20) return minor < 19;
	return major === 22 ? minor < 12 : major < 23;
}

/**
 * npm as it was called, else the one on the PATH, run by a Node.
 *
 * @param {string} node
 * @param {string[]} args
 */
function npm(node, args) {
	const script = process.env.npm_execpath;
	if (script && /npm-cli\.js$/.test(script)) return { file: node, args: [script, ...args] };
	return { file: 'npm', args };
}

const OPTIONS = [
	'--include=dev',
	'--include=optional',
	'--no-audit',
	'--no-fund',
	'--loglevel=error'
];

/**
 * Installs the locked packages unless another launcher has just done so. The stamp goes first and
 * comes last, so that an interrupted install is done again.
 *
 * @param {string} root
 * @throws an Error that ends in one plain line
 */
export async function install(root) {
	if (isInstalled(root)) return;
	console.log('Installing packages (the first time takes about half a minute)…');
	rmSync(path.join(root, STAMP), { force: true });
	await ask(root, process.execPath, 'ci');
	if (isTooOldForOptional(process.version)) await ask(root, findNode(root), 'install', '--no-save');
	writeFileSync(path.join(root, STAMP), lockHash(root));
}

/**
 * @param {string} root
 * @param {string} node
 * @param {string[]} wish what npm is to do
 */
async function ask(root, node, ...wish) {
	const { file, args } = npm(node, [...wish, ...OPTIONS]);
	const PATH = [path.dirname(node), process.env.PATH].join(path.delimiter);
	const env = { NODE_ENV: 'development', PATH };
	let output = '';
	const code = await run(file, args, { root, env, isQuiet: true }, (text) => {
		output += text;
	}).catch((error) => {
		output += String(error);
		return 1;
	});
	if (code !== 0) {
		const reason = output.trim().split('\n').slice(0, 8).join('\n');
		throw new Error(
			`${reason ? `${reason}\n` : ''}Packages could not be installed (npm ${wish[0]}, code ${code}). Is the network there?`
		);
	}
}
