import { createHash } from 'node:crypto';
import { linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

/** @param {number} pid */
export function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
	}
}

/** @param {string} file */
function read(file) {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}

/**
 * Takes the lock, or takes it over from a process that is gone.
 *
 * @param {string} file
 * @param {number} [pid]
 * @returns {boolean} false while a living process holds it
 */
export function take(file, pid = process.pid) {
	const own = `${file}.${pid}`;
	writeFileSync(own, String(pid));
	try {
		const holder = read(file);
		if (holder && !isAlive(Number(holder)) && read(file) === holder) unlinkSync(file);
		linkSync(own, file);
		return true;
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
		throw error;
	} finally {
		unlinkSync(own);
	}
}

/**
 * Runs `work` while no other launcher of the same folder installs or builds. The lock lies in the
 * temporary folder, because `npm ci` empties node_modules; it dies with its holder.
 *
 * @template T
 * @param {string} root
 * @param {() => Promise<T>} work must itself look again whether it is still needed
 */
export async function withLock(root, work) {
	const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
	const file = path.join(os.tmpdir(), `spolu-${name}.lock`);
	let isTold = false;
	while (!take(file)) {
		if (!isTold) console.log('Waiting for another start in this folder…');
		isTold = true;
		await pause(200);
	}
	const release = () => {
		if (read(file) === String(process.pid)) unlinkSync(file);
	};
	process.once('exit', release);
	try {
		return await work();
	} finally {
		release();
		process.off('exit', release);
	}
}
