import type { Rows } from './rows.svelte.ts';

/** For so long the socket may be behind an answer that came another way. */
const SOON = 400;

/** Takes paint off confirmed edits, but not before the replica itself shows them. */
export class Washing {
	readonly #rows: Rows;
	readonly #waiting = new Map<string, number>();

	constructor(rows: Rows) {
		this.#rows = rows;
	}

	/** When the connection that is being made is in step. */
	later(client: string, upto: number): void {
		this.#waiting.set(client, Math.max(upto, this.#waiting.get(client) ?? 0));
	}

	/** When the socket has surely caught up. */
	soon(client: string, upto: number): void {
		setTimeout(() => this.#rows.wash(client, upto), SOON);
	}

	now(): void {
		for (const [client, upto] of this.#waiting) this.#rows.wash(client, upto);
		this.#waiting.clear();
	}
}
