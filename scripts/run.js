import { spawn } from 'node:child_process';
import os from 'node:os';
import process from 'node:process';

/** @typedef {{ root: string, env?: Record<string, string>, isQuiet?: boolean, longestStop?: number }} RunOptions */

/**
 * Calls `onGone` once when the process that started this one has ended. Only under npm, whose shell
 * may die of a signal without handing it on; a launcher started by hand may outlive its shell.
 *
 * @param {() => void} onGone
 */
function watchParent(onGone) {
	if (!process.env.npm_lifecycle_event) return undefined;
	const parent = process.ppid;
	const timer = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(timer);
		onGone();
	}, 500);
	timer.unref();
	return timer;
}

/**
 * Hands signals on to the child until `stop()` is called. A terminal's Ctrl-C reaches the child by
 * itself, and twice would mean "at once" to most programs.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} [longestStop] in ms: who has not ended by then is busy, and is ended
 */
function forwardSignals(child, longestStop) {
	/** @type {NodeJS.Signals | null} */
	let received = null;
	const terminate = () => {
		received = 'SIGTERM';
		child.kill('SIGTERM');
		if (longestStop) setTimeout(() => child.kill('SIGKILL'), longestStop).unref();
	};
	const interrupt = () => {
		received = 'SIGINT';
		if (!process.stdin.isTTY) child.kill('SIGINT');
	};
	process.on('SIGTERM', terminate);
	process.on('SIGHUP', terminate);
	process.on('SIGINT', interrupt);
	const timer = watchParent(terminate);
	return {
		/** @returns the signal that this process was sent meanwhile, or null */
		stop() {
			clearInterval(timer);
			process.off('SIGTERM', terminate);
			process.off('SIGHUP', terminate);
			process.off('SIGINT', interrupt);
			return received;
		}
	};
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 * @returns {number} what a shell would say: 128 + n for a process ended by signal n
 */
export function exitCode(code, signal) {
	if (code !== null) return code;
	return 128 + (signal ? os.constants.signals[signal] : 0);
}

/**
 * Runs a program to its end; a signal to this process ends the program first, and after a quiet
 * program this process too: nobody wants to read why an interrupted step did not finish.
 *
 * @param {string} file
 * @param {string[]} args
 * @param {RunOptions} options after a signal it is waited for `longestStop` ms; `isQuiet` keeps its output back and hands it to `onOutput`
 * @param {(text: string) => void} [onOutput]
 * @returns {Promise<number>} its exit code
 */
export function run(
	file,
	args,
	{ root, env = {}, isQuiet = false, longestStop },
	onOutput = () => {}
) {
	return new Promise((resolve, reject) => {
		const child = spawn(file, args, {
			cwd: root,
			env: { SPOLU_LAUNCHER_PID: String(process.pid), ...process.env, ...env },
			stdio: isQuiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
			shell: file === 'npm' && process.platform === 'win32'
		});
		const signals = forwardSignals(child, longestStop);
		child.stdout?.on('data', (chunk) => onOutput(String(chunk)));
		child.stderr?.on('data', (chunk) => onOutput(String(chunk)));
		child.on('error', (error) => {
			signals.stop();
			reject(error);
		});
		child.on('close', (code, signal) => {
			const received = signals.stop();
			if (received && isQuiet) process.exit(exitCode(null, received));
			resolve(exitCode(code, signal));
		});
	});
}
