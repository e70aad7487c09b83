import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bell } from '../support/live/bell.ts';
import { Chance } from '../support/live/chance.ts';
import type { Firm } from '../support/live/founding.ts';
import { CAST, History } from '../support/live/history.ts';
import { ServerProcess } from '../support/live/server-process.ts';

/** So many histories share a server, each in a project of its own; every kill strikes them all. */
const AT_ONCE = 5;
const LIVES = 10;
const KILLS = 2;
/** The choices of one life alone: `SEED=7 npx vitest run tests/sync/kill.test.ts`. */
const ONLY = Number(process.env.SEED) || null;

/** What all histories together came to. */
const tally = {
	histories: 0,
	kills: 0,
	written: 0,
	acknowledged: 0,
	unacknowledged: 0,
	refused: 0
};

let server: ServerProcess;

beforeAll(async () => {
	server = await ServerProcess.start({ isKilled: true });
}, 120_000);
afterAll(() => server.stop());

/** Histories that live through the same deaths of their server. */
class Life {
	readonly #chance: Chance;
	readonly #bell = new Bell();
	readonly #histories: History[] = [];

	constructor(seed: number) {
		this.#chance = new Chance(seed);
	}

	async run(): Promise<void> {
		for (let i = 0; i < AT_ONCE; i++) {
			const firm = await server.ask<Firm>('found', { name: 'History', people: CAST });
			const history = new History(firm, new Chance(this.#chance.below(2 ** 31)), this.#bell);
			this.#histories.push(history);
		}
		await Promise.all(this.#histories.map((history) => history.begin(server.host)));
		for (let kill = 0; kill < KILLS; kill++) await this.#untilKilled();
		for (const history of this.#histories) await history.end(server.dataDir);
		const written = this.#histories.flatMap((history) => history.written);
		tally.histories += this.#histories.length;
		tally.written += written.length;
		tally.refused += written.filter(({ verdict }) => verdict !== 'accepted').length;
	}

	/** Everybody edits; after so many messages the server is killed, wherever it is with them. */
	async #untilKilled(): Promise<void> {
		let frames = 1 + this.#chance.below(800);
		let gone: Promise<void> | null = null;
		const onFrame = () => {
			if (--frames === 0) gone = server.kill();
			this.#bell.ring();
		};
		for (const { browser } of this.#histories.flatMap(({ clients }) => clients)) {
			browser.onFrame = onFrame;
		}
		await Promise.all(this.#histories.map((history) => history.editUntil(() => gone !== null)));
		this.#count();
		await gone;
		for (const history of this.#histories) await history.goOnAlone();
		await server.restart();
		for (const history of this.#histories) history.comeBack(server.host);
	}

	#count(): void {
		tally.kills += 1;
		for (const { verdict } of this.#histories.flatMap((history) => history.written)) {
			tally[verdict ? 'acknowledged' : 'unacknowledged'] += 1;
		}
	}

	close(): void {
		for (const history of this.#histories) history.close();
	}
}

describe('rules 6, 8, 9, 20 and 21, I1, I3, I6 and I7: kill -9 at any moment', () => {
	const seeds = ONLY ? [ONLY] : Array.from({ length: LIVES }, (_, i) => i + 1);

	it(
		'nothing is lost, nothing is doubled, nobody holds what SQL lacks',
		{ timeout: 900_000 },
		async () => {
			for (const seed of seeds) {
				const life = new Life(seed);
				await life.run().catch((error: unknown) => {
					throw new Error(`SEED=${seed} makes the same choices`, { cause: error });
				});
				life.close();
			}
			console.log('kill -9:', JSON.stringify(tally));
			expect(tally.histories).toBe(seeds.length * AT_ONCE);
			expect(tally.unacknowledged).toBeGreaterThan(seeds.length);
		}
	);
});
