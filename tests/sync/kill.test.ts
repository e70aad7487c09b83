import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bell } from '../support/live/bell.ts';
import { Books } from '../support/live/books.ts';
import { Chance } from '../support/live/chance.ts';
import { Client, type Written } from '../support/live/client.ts';
import { Deeds } from '../support/live/deeds.ts';
import type { Firm, Person } from '../support/live/founding.ts';
import {
	checkCopies,
	checkHeld,
	checkJournals,
	heldBy,
	type Held
} from '../support/live/reckoning.ts';
import { ServerProcess } from '../support/live/server-process.ts';

const HISTORIES = 50;
/** One history alone: `SEED=17 npx vitest run tests/sync/kill.test.ts`. */
const ONLY = Number(process.env.SEED) || null;

const CAST: Person[] = [
	{ name: 'ann', roles: ['admin'] },
	{ name: 'uma', roles: ['user'], departments: ['north'] },
	{ name: 'ben', roles: ['user'], departments: ['south'] },
	{ name: 'liv', roles: ['limited'] },
	{ name: 'tea', roles: ['telephonist'], departments: ['north'] }
];

/** What all histories together came to. */
const tally = { kills: 0, written: 0, acknowledged: 0, unacknowledged: 0, refused: 0 };

let server: ServerProcess;

beforeAll(async () => {
	server = await ServerProcess.start({ isKilled: true });
}, 60_000);
afterAll(() => server.stop());

/** One history: people edit, the server is killed at a moment of chance, they come back. */
class History {
	readonly #chance: Chance;
	readonly #bell = new Bell();
	readonly #held: Held[] = [];
	#firm!: Firm;
	#deeds!: Deeds;
	#clients: Client[] = [];

	constructor(seed: number) {
		this.#chance = new Chance(seed);
	}

	async run(seed: number): Promise<void> {
		this.#firm = await server.ask<Firm>('found', { name: `History ${seed}`, people: CAST });
		this.#deeds = new Deeds(this.#chance, this.#firm);
		const others = CAST.slice(1).toSorted(() => this.#chance.below(3) - 1);
		for (const { name } of [CAST[0]!, ...others.slice(0, 1 + this.#chance.below(2))]) {
			const address = { host: server.host, firm: this.#firm };
			const client = new Client(address, this.#firm.seats[name]!, this.#bell);
			this.#clients.push(client);
			await (this.#chance.below(4) ? client.opened() : client.open());
		}
		for (let kills = this.#chance.below(5) ? 1 : 2; kills > 0; kills--) await this.#life();
		await this.#rest();
	}

	/** From here to the server's death, and to its next start. */
	async #life(): Promise<void> {
		await this.#editUntil(1 + this.#chance.below(90));
		const gone = server.kill();
		tally.kills += 1;
		tally.unacknowledged += this.#clients.reduce((sum, { waiting }) => sum + waiting, 0);
		tally.acknowledged += this.#written().filter(({ verdict }) => verdict).length;
		await gone;
		await this.#whileDown();
		await server.restart();
		for (const client of this.#clients) client.connect(server.host);
	}

	/** Edits, a few at a time, until so many messages have been sent or received. */
	async #editUntil(frames: number): Promise<void> {
		let isOver = false;
		for (const { browser } of this.#clients) {
			browser.onFrame = () => {
				isOver = --frames <= 0;
				this.#bell.ring();
			};
		}
		const atOnce = 1 + this.#chance.below(6);
		while (!isOver) {
			const ready = this.#clients.filter(({ waiting }) => waiting < atOnce);
			if (ready.length > 0) this.#edit(this.#chance.of(ready));
			else await this.#bell.next();
		}
	}

	/** Nobody is there: what each one holds is noted, some go on editing, some load their page again. */
	async #whileDown(): Promise<void> {
		await this.#bell.until(
			() => this.#clients.every(({ isOnline }) => !isOnline),
			'all are cut off'
		);
		for (const client of this.#clients) {
			const held = heldBy(client);
			if (held) this.#held.push(held);
		}
		for (const client of this.#clients) {
			for (let edits = this.#chance.below(3); edits > 0; edits--) this.#edit(client);
		}
		for (const [i, client] of this.#clients.entries()) {
			if (this.#chance.below(4) > 0) continue;
			this.#clients[i] = client.reloaded();
			await this.#clients[i].open();
		}
	}

	#edit(client: Client): void {
		tally.written += client.edit(...this.#deeds.next(client)).length;
	}

	/** Everything comes to rest, and everything is counted. */
	async #rest(): Promise<void> {
		await this.#bell.until(() => this.#clients.every((one) => one.isSettled), 'all are settled');
		const books = new Books(server.dataDir, this.#firm.project);
		await checkCopies(books, this.#clients);
		for (const held of this.#held) checkHeld(books, held);
		for (const client of this.#clients) {
			checkJournals(books, client.written, client.seat.member);
			expect(client.over, 'an honest client was sent away').toBeNull();
			expect(client.counts.fresh, 'an honest client was told to sync anew').toBe(0);
		}
		tally.refused += this.#written().filter(({ verdict }) => verdict !== 'accepted').length;
	}

	#written(): Written[] {
		return this.#clients.flatMap(({ written }) => written);
	}

	close(): void {
		for (const client of this.#clients) client.close();
	}
}

describe('rules 6, 8, 9, 20 and 21, I1, I6 and I7: kill -9 at any moment', () => {
	it(
		`loses nothing and doubles nothing in ${HISTORIES} histories`,
		{ timeout: 600_000 },
		async () => {
			const seeds = ONLY ? [ONLY] : Array.from({ length: HISTORIES }, (_, i) => i + 1);
			for (const seed of seeds) {
				const history = new History(seed);
				await history.run(seed).catch((error: unknown) => {
					throw new Error(`history ${seed} (SEED=${seed} repeats its choices)`, { cause: error });
				});
				history.close();
			}
			console.log('kill -9:', JSON.stringify(tally));
			expect(tally.kills).toBeGreaterThanOrEqual(seeds.length);
			if (!ONLY) expect(tally.unacknowledged).toBeGreaterThan(HISTORIES);
		}
	);
});
