import { fork, type ChildProcess } from 'node:child_process';
import type { Answer } from '../../bench/answers.ts';

interface Asked {
	resolve(value: unknown): void;
	reject(error: Error): void;
}

/** A process that answers questions. It is started as the product is: with no flags of the runner's. */
export class Child {
	readonly #process: ChildProcess;
	readonly #asked = new Map<number, Asked>();
	#count = 0;
	#output = '';
	/** Resolves when the process is gone. */
	readonly ended: Promise<void>;

	constructor(file: string, env: Record<string, string>) {
		this.#process = fork(file, [], {
			env: { PATH: process.env.PATH, ...env },
			execArgv: [],
			stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
			serialization: 'advanced'
		});
		for (const stream of [this.#process.stdout!, this.#process.stderr!]) {
			stream.on('data', (text) => (this.#output = (this.#output + String(text)).slice(-4_000)));
		}
		this.#process.on('message', ({ id, value, error }: Answer) => {
			const asked = this.#asked.get(id);
			this.#asked.delete(id);
			if (error === undefined) asked?.resolve(value);
			else asked?.reject(new Error(error));
		});
		this.ended = new Promise((resolve) => {
			this.#process.once('close', () => {
				const gone = new Error(`the process has ended:\n${this.#output}`);
				for (const { reject } of this.#asked.values()) reject(gone);
				resolve();
			});
		});
	}

	/** Rejects with what went wrong there, or when the process ends before it has answered. */
	ask<T>(is: string, order?: unknown): Promise<T> {
		const { promise, resolve, reject } = Promise.withResolvers<T>();
		const id = ++this.#count;
		this.#asked.set(id, { resolve: resolve as (value: unknown) => void, reject });
		this.#process.send({ id, is, order }, (error) => error && reject(error));
		return promise;
	}

	/** The last of what it has printed. */
	get said(): string {
		return this.#output;
	}

	kill(): void {
		this.#process.kill('SIGKILL');
	}
}
