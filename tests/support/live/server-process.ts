import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Child } from './child.ts';

const ENTRY = path.join(import.meta.dirname, 'listen.ts');

/** A real server process over a folder of its own, that can be killed and started again. */
export class ServerProcess {
	readonly directory = mkdtempSync(path.join(tmpdir(), 'spolu-live-'));
	readonly #isKilled: boolean;
	#child: Child | null = null;
	/** Loaded and idle: whoever kills often does not want to wait for a program to be read. */
	#spare: Child | null = null;
	/** Where it listens now. Every start takes another port. */
	host = '';

	private constructor(isKilled: boolean) {
		this.#isKilled = isKilled;
	}

	/** `isKilled`: it will be killed often, so another process always stands by. */
	static async start({ isKilled = false } = {}): Promise<ServerProcess> {
		const server = new ServerProcess(isKilled);
		mkdirSync(server.dataDir);
		await server.#open();
		return server;
	}

	get dataDir(): string {
		return path.join(this.directory, 'data');
	}

	/** Resolves with what the process answers. Rejects when it fails, or ends. */
	ask<T>(is: string, order?: unknown): Promise<T> {
		return this.#child!.ask<T>(is, order);
	}

	/** The last of what the process has printed. */
	get said(): string {
		return this.#child!.said;
	}

	/** `kill -9`, in this very tick; resolves when the process is gone. */
	kill(): Promise<void> {
		this.#child!.kill();
		return this.#child!.ended;
	}

	/** Starts a killed server again, over the same folder. */
	async restart(): Promise<void> {
		await this.#child!.ended;
		await this.#open();
	}

	/** Ends it in order, and removes its folder. */
	async stop(): Promise<void> {
		this.#spare?.kill();
		await this.ask('close').catch(() => {});
		this.#child!.kill();
		await Promise.all([this.#child!.ended, this.#spare?.ended]);
		rmSync(this.directory, { recursive: true, force: true });
	}

	async #open(): Promise<void> {
		this.#child = this.#spare ?? this.#spawned();
		this.host = await this.ask<string>('open', this.dataDir);
		this.#spare = this.#isKilled ? this.#spawned() : null;
	}

	#spawned(): Child {
		return new Child(ENTRY, { NODE_COMPILE_CACHE: path.join(this.directory, 'compiled') });
	}
}
