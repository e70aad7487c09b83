import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Answer, Usage } from './answers.ts';

const LONGEST_START = 60_000;
const LONGEST_END = 5_000;
const ADDRESS = /(http:\/\/[\w.:]+)/;

const alive = new Set<Child>();
const folders = new Set<string>();

interface Waiting {
	resolve(value: never): void;
	reject(error: Error): void;
}

/** A process of the bench: a server or a load. It can be asked things, and ends with the bench. */
export class Child {
	readonly #process: ChildProcess;
	readonly #waiting = new Map<number, Waiting>();
	#count = 0;
	#output = '';
	readonly ended: Promise<void>;

	constructor(file: string, args: string[], env: Record<string, string>, execArgv: string[]) {
		this.#process = fork(path.join(import.meta.dirname, file), args, {
			env: { ...process.env, ...env },
			execArgv: [...process.execArgv, ...execArgv],
			stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
			serialization: 'advanced'
		});
		for (const stream of [this.#process.stdout!, this.#process.stderr!]) {
			stream.on('data', (text) => (this.#output = (this.#output + String(text)).slice(-4_000)));
		}
		this.#process.on('message', (answer: Answer) => this.#hear(answer));
		alive.add(this);
		this.ended = new Promise((resolve) => {
			this.#process.once('close', () => {
				alive.delete(this);
				for (const { reject } of this.#waiting.values()) {
					reject(new Error(`${file} ended:\n${this.#output}`));
				}
				resolve();
			});
		});
	}

	get pid(): number {
		return this.#process.pid!;
	}

	/** The address that the process prints when it listens. Rejects when it ends or takes too long. */
	address(): Promise<string> {
		return new Promise((resolve, reject) => {
			const look = () => {
				const found = ADDRESS.exec(this.#output)?.[1];
				if (found) resolve(found);
			};
			const late = () => reject(new Error(`no address:\n${this.#output}`));
			setTimeout(late, LONGEST_START).unref();
			void this.ended.then(late);
			this.#process.stdout!.on('data', look);
		});
	}

	ask<T>(is: string, order?: unknown): Promise<T> {
		const id = ++this.#count;
		return new Promise<T>((resolve, reject) => {
			this.#waiting.set(id, { resolve, reject });
			this.#process.send({ id, is, order });
		});
	}

	usage(): Promise<Usage> {
		return this.ask('usage');
	}

	/** Ends it as an operator would. */
	async end(): Promise<void> {
		this.#process.kill('SIGTERM');
		const timer = setTimeout(() => this.kill(), LONGEST_END);
		await this.ended;
		clearTimeout(timer);
	}

	kill(): void {
		this.#process.kill('SIGKILL');
	}

	#hear({ id, value, error }: Answer): void {
		const waiting = this.#waiting.get(id);
		this.#waiting.delete(id);
		if (error !== undefined) waiting?.reject(new Error(error));
		else waiting?.resolve(value as never);
	}
}

/** A folder that is removed when the bench ends. */
export function newFolder(name: string): string {
	const folder = mkdtempSync(path.join(tmpdir(), `spolu-bench-${name}-`));
	folders.add(folder);
	return folder;
}

/** Ends every process that a row may have left. */
export function endChildren(): void {
	for (const child of alive) child.kill();
}

/** Ends every process and removes every folder, at once. */
export function clean(): void {
	endChildren();
	for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
