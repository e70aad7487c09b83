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

/**
 * @param {string} file
 * @returns {string | null} null when there is none
 */
function read(file) {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return null;
	}
}

/**
 * A process by its pid and, where the system tells, its start (field 22 of /proc/PID/stat, in ticks
 * since the boot) and the boot: after a restart other processes have the pids of those before.
 *
 * @param {number} pid
 */
export function nameOf(pid) {
	// The second field, the program, may hold spaces and parentheses itself.
	const [, fields = ''] = /^.*\) (.*)$/s.exec(read(`/proc/${pid}/stat`) ?? '') ?? [];
	const start = fields.split(' ')[19];
	const boot = start && read('/proc/sys/kernel/random/boot_id');
	return boot ? `${pid} ${start} ${boot.trim()}` : String(pid);
}

/** @param {string} holder what stands in a lock; nothing, when the power went as it was written */
function isHeld(holder) {
	const pid = Number(holder.split(' ')[0]);
	// Whoever asks does not hold it: their pid was that of a process before.
	if (!pid || pid === process.pid || !isAlive(pid)) return false;
	const name = nameOf(pid);
	return name === holder || name === String(pid);
}

/**
 * Takes the lock, or takes it over from a process that is gone.
 *
 * @param {string} file
 * @param {number} [pid]
 * @returns {boolean} false while a living process holds it, or takes it over
 */
export function take(file, pid = process.pid) {
	const own = `${file}.${pid}`;
	writeFileSync(own, nameOf(pid));
	try {
		const holder = read(file);
		if (holder !== null && (isHeld(holder) || !remove(file, holder, pid))) return false;
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
 * Removes the lock of a process that is gone. Several may have seen that: a lock of its own lets one
 * alone look again and remove it, so that nobody removes what another has just taken.
 *
 * @param {string} file
 * @param {string} holder
 * @param {number} pid
 * @returns {boolean} false while another does it
 */
function remove(file, holder, pid) {
	const removal = `${file}.gone`;
	if (!take(removal, pid)) return false;
	try {
		if (read(file) === holder) unlinkSync(file);
	} finally {
		unlinkSync(removal);
	}
	return true;
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
		if (read(file) === nameOf(process.pid)) unlinkSync(file);
	};
	process.once('exit', release);
	try {
		return await work();
	} finally {
		release();
		process.off('exit', release);
	}
}
