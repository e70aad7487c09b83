import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { findNode } from '../../scripts/find-node.js';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** A server of the program as it is built, with a database of its own. */
export interface RunningServer {
	readonly url: string;
	/** The code of the set-up link; null once there is an account. */
	readonly setupCode: string | null;
	readonly dataDir: string;
	/** Ends it as a supervisor does, and removes its database. */
	stop(): Promise<void>;
	/** Ends it at once, as a power cut does. */
	kill(): Promise<void>;
	/** Starts it again on the same port, with the same database. */
	restart(): Promise<void>;
}

interface Started {
	process: ChildProcess;
	lines: string[];
}

function start(dataDir: string, port: string, isDemo: boolean): Promise<Started> {
	const env: NodeJS.ProcessEnv = { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: port };
	const args = [path.join(ROOT, 'server/index.ts'), ...(isDemo ? ['--demo'] : [])];
	const child = spawn(findNode(ROOT), args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
	const said: string[] = [];
	child.stderr.on('data', (text: Buffer) => said.push(String(text)));
	return new Promise((resolve, reject) => {
		const lines: string[] = [];
		child.once('exit', (code) =>
			reject(new Error(`the server ended with ${code}: ${said.join('')}`))
		);
		createInterface(child.stdout).on('line', (line) => {
			lines.push(line);
			// What a start says comes at once: the last line of it is read in the same tick.
			if (line.startsWith('Spolu is at ')) setImmediate(() => resolve({ process: child, lines }));
		});
	});
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = once(child, 'exit');
	child.kill(signal);
	await ended;
}

/** Starts a server on a free port over a temporary database, with the demo world when asked for. */
export async function startServer({ isDemo = true } = {}): Promise<RunningServer> {
	const dataDir = mkdtempSync(path.join(tmpdir(), 'spolu-story-'));
	let { process: child, lines } = await start(dataDir, '0', isDemo);
	const url = lines[0]!.slice('Spolu is at '.length);
	return {
		url,
		dataDir,
		get setupCode() {
			const link = lines.find((line) => line.startsWith('Set it up: '));
			return link ? new URL(link.slice('Set it up: '.length)).searchParams.get('code') : null;
		},
		async stop() {
			await end(child, 'SIGTERM');
			rmSync(dataDir, { recursive: true, force: true });
		},
		kill: () => end(child, 'SIGKILL'),
		async restart() {
			await end(child, 'SIGTERM');
			({ process: child, lines } = await start(dataDir, new URL(url).port, isDemo));
		}
	};
}
