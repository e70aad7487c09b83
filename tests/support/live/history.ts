import type { Bell } from './bell.ts';
import { Violation } from '../sync/ledger.ts';
import { Books } from './books.ts';
import type { Chance } from './chance.ts';
import { Client, type Written } from './client.ts';
import { Deeds } from './deeds.ts';
import type { Firm, Person } from './founding.ts';
import { checkCopies, checkHeld, checkJournals, heldBy, type Held } from './reckoning.ts';

export const CAST: Person[] = [
	{ name: 'ann', roles: ['admin'] },
	{ name: 'uma', roles: ['user'], departments: ['north'] },
	{ name: 'ben', roles: ['user'], departments: ['south'] },
	{ name: 'liv', roles: ['limited'] },
	{ name: 'tea', roles: ['telephonist'], departments: ['north'] }
];

/** What happens in one project: two or three people edit; the server dies under them and comes back. */
export class History {
	readonly #chance: Chance;
	readonly #bell: Bell;
	readonly #firm: Firm;
	readonly #deeds: Deeds;
	readonly #held: Held[] = [];
	#clients: Client[] = [];

	constructor(firm: Firm, chance: Chance, bell: Bell) {
		this.#firm = firm;
		this.#chance = chance;
		this.#bell = bell;
		this.#deeds = new Deeds(chance, firm);
	}

	get clients(): readonly Client[] {
		return this.#clients;
	}

	get written(): Written[] {
		return this.#clients.flatMap(({ written }) => written);
	}

	/** People come; some are in step before the first edit, some are not. */
	async begin(host: string): Promise<void> {
		const others = CAST.slice(1).toSorted(() => this.#chance.below(3) - 1);
		for (const { name } of [CAST[0]!, ...others.slice(0, 1 + this.#chance.below(2))]) {
			const client = new Client({ host, firm: this.#firm }, this.#firm.seats[name]!, this.#bell);
			this.#clients.push(client);
			await (this.#chance.below(4) ? client.opened() : client.open());
		}
	}

	/** Everybody edits, a few entries at a time. */
	async editUntil(isOver: () => boolean): Promise<void> {
		const atOnce = 1 + this.#chance.below(6);
		while (!isOver()) {
			const ready = this.#clients.filter(({ waiting }) => waiting < atOnce);
			if (ready.length > 0) this.#edit(this.#chance.of(ready));
			else await this.#bell.next();
		}
	}

	/** Nobody is there: what each one holds is noted, some go on editing, some load their page again. */
	async goOnAlone(): Promise<void> {
		const areCutOff = () => this.#clients.every(({ isOnline }) => !isOnline);
		await this.#bell.until(areCutOff, 'all are cut off');
		for (const client of this.#clients) {
			const held = heldBy(client);
			if (held) this.#held.push(held);
			for (let edits = this.#chance.below(3); edits > 0; edits--) this.#edit(client);
		}
		for (const [i, client] of this.#clients.entries()) {
			if (this.#chance.below(4) > 0) continue;
			this.#clients[i] = client.reloaded();
			await this.#clients[i].open();
		}
	}

	comeBack(host: string): void {
		for (const client of this.#clients) client.connect(host);
	}

	/** Everything comes to rest, and everything is counted. Throws Violation. */
	async end(dataDir: string): Promise<void> {
		await this.#bell.until(() => this.#clients.every((one) => one.isSettled), 'all are settled');
		if (this.#clients.some((one) => one.isRenumbered)) {
			throw new Violation('I7', 'the server has asked again for what it had acknowledged');
		}
		const books = new Books(dataDir, this.#firm.project);
		await checkCopies(books, this.#clients);
		for (const held of this.#held) checkHeld(books, held);
		for (const { written, seat, over, counts } of this.#clients) {
			checkJournals(books, written, seat.member);
			if (over !== null || counts.fresh > 0) {
				throw new Error(`an honest client was sent away: ${over ?? 'fresh'}`);
			}
		}
	}

	#edit(client: Client): void {
		client.edit(...this.#deeds.next(client));
	}

	close(): void {
		for (const client of this.#clients) client.close();
	}
}
