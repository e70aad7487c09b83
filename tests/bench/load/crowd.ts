import * as Y from 'yjs';
import { COLLECTION_NAMES } from '#lib/model/collections.ts';
import { keyOf } from '#lib/replica/layout.ts';
import { Client } from './client.ts';
import { penFor, type Pen } from './pens.ts';
import type { Place } from './places.ts';

/** How many clients, and whether members of five other scopes read along. */
export interface Gathering {
	place: Place;
	clients: number;
	withOthers: boolean;
}

interface Waiting {
	value: string;
	at: number;
	author: Client;
	seenBy: Client;
}

/** What came of a run of edits; times in milliseconds. */
export interface Run {
	edits: number;
	/** From writing an edit to its being in another client's document. */
	seen: number[];
	/** From writing an edit to the server's word that it has it; durable, where the server is ours. */
	answered: number[];
	seconds: number;
	/** Edits that were never seen. */
	lost: number;
}

const LONGEST_WAIT = 5_000;

/**
 * The clients of one server. The first two keep whole documents: an edit counts as seen when it is in
 * the document of one that did not write it. The others write and read, and take nothing in.
 */
export class Crowd {
	readonly #place: Place;
	readonly #clients: Client[] = [];
	readonly #others: Client[] = [];
	readonly #waiting = new Map<string, Waiting>();
	readonly #unanswered = new Map<Client, number[]>();
	#pen: Pen = () => {};
	#run: Run = { edits: 0, seen: [], answered: [], seconds: 0, lost: 0 };
	#count = 0;
	#mark = Math.random().toString(36).slice(2, 8);
	onSeen: (author: Client) => void = () => {};

	private constructor(place: Place) {
		this.#place = place;
	}

	static async gather({ place, clients, withOthers }: Gathering): Promise<Crowd> {
		const crowd = new Crowd(place);
		const { seats, others } = place.project;
		for (const seat of seats.slice(0, 2)) {
			crowd.#add(await Client.join({ place, seat, doc: new Y.Doc() }), crowd.#clients);
		}
		const [first, second] = crowd.#clients;
		crowd.#watch(first!);
		crowd.#watch(second!);
		const page = new Y.Doc();
		Y.applyUpdate(page, Y.encodeStateAsUpdate(first!.doc!));
		crowd.#pen = penFor(place.kind, place.kind === 'spolu' ? first!.doc! : page);
		const plain = clients - (withOthers && clients > others.length + 2 ? others.length : 0);
		for (const seat of seats.slice(2, plain)) {
			crowd.#add(await Client.join({ place, seat, has: first!.doc! }), crowd.#clients);
		}
		for (const seat of withOthers ? others : []) {
			crowd.#add(await Client.join({ place, seat }), crowd.#others);
		}
		return crowd;
	}

	#add(client: Client, list: Client[]): void {
		list.push(client);
		this.#unanswered.set(client, []);
		client.onOver = (reason) => {
			throw new Error(`a client was sent away: ${reason}`);
		};
		client.onApplied = () => this.#answered(client, 1);
		client.onMessage = (message) => {
			if (message.t !== 'saved' || message.client !== client.journal) return;
			const open = client.clock - this.#unanswered.get(client)!.length;
			this.#answered(client, message.upto - open);
		};
	}

	#answered(client: Client, count: number): void {
		const now = performance.now();
		const times = this.#unanswered.get(client)!.splice(0, Math.max(0, count));
		for (const at of times) this.#run.answered.push(now - at);
	}

	#watch(client: Client): void {
		for (const collection of COLLECTION_NAMES) {
			const map = client.doc!.getMap<string>(collection);
			map.observe(({ keysChanged }) => {
				for (const key of keysChanged) this.#seen(client, `${collection} ${key}`, map.get(key!));
			});
		}
	}

	#seen(client: Client, key: string, value: string | undefined): void {
		const waiting = this.#waiting.get(key);
		if (waiting?.seenBy !== client || waiting.value !== value) return;
		this.#waiting.delete(key);
		this.#run.seen.push(performance.now() - waiting.at);
		this.onSeen(waiting.author);
	}

	/** Writes one edit as a client; gives the slot's key and value. */
	#write(author: Client): { key: string; value: string } {
		const { slots } = this.#place.project;
		const slot = slots[this.#count % slots.length]!;
		const value = `${this.#mark} ${++this.#count}`;
		const seenBy = author === this.#clients[0] ? this.#clients[1]! : this.#clients[0]!;
		const key = `${slot.collection} ${keyOf(slot.id, slot.field)}`;
		const at = performance.now();
		this.#waiting.set(key, { value, at, author, seenBy });
		if (this.#place.kind !== 'y-websocket') this.#unanswered.get(author)!.push(at);
		this.#pen(author, slot, value);
		this.#run.edits += 1;
		return { key, value };
	}

	#begin(): number {
		this.#run = { edits: 0, seen: [], answered: [], seconds: 0, lost: 0 };
		return performance.now();
	}

	async #ended(start: number): Promise<Run> {
		this.#run.seconds = (performance.now() - start) / 1000;
		await this.#settled();
		this.#run.lost = this.#waiting.size;
		this.#waiting.clear();
		return this.#run;
	}

	async #settled(): Promise<void> {
		const end = performance.now() + LONGEST_WAIT;
		const isBusy = () =>
			this.#waiting.size > 0 || [...this.#unanswered.values()].some((open) => open.length > 0);
		while (isBusy() && performance.now() < end) await pause(5);
	}

	/** Edits at a steady rate, all clients in turn. */
	async steady({ rate, seconds }: { rate: number; seconds: number }): Promise<Run> {
		const start = this.#begin();
		for (let n = 0; n < rate * seconds; n++) {
			const due = start + (n * 1000) / rate;
			while (performance.now() < due) await pause(Math.max(0, due - performance.now() - 0.5));
			this.#write(this.#clients[n % this.#clients.length]!);
		}
		return this.#ended(start);
	}

	/** As many edits as the server takes: every client writes the next one when its last was seen. */
	async flatOut({ seconds, atOnce }: { seconds: number; atOnce: number }): Promise<Run> {
		const start = this.#begin();
		const end = start + seconds * 1000;
		this.onSeen = (author) => {
			if (performance.now() < end) this.#write(author);
		};
		for (const author of this.#clients) for (let n = 0; n < atOnce; n++) this.#write(author);
		await pause(seconds * 1000);
		this.onSeen = () => {};
		return this.#ended(start);
	}

	/** So many edits, then the death of the server as soon as it has answered them all. */
	async untilKilled({ edits, pid }: { edits: number; pid: number }): Promise<[string, string][]> {
		for (const client of this.#clients) client.onOver = () => {};
		const written: [string, string][] = [];
		const start = this.#begin();
		for (let n = 0; n < edits; n++) {
			const { key, value } = this.#write(this.#clients[n % this.#clients.length]!);
			written.push([key, value]);
		}
		const end = start + LONGEST_WAIT * 4;
		while (this.#run.answered.length < edits && performance.now() < end) await pause(0);
		process.kill(pid, 'SIGKILL');
		if (this.#run.answered.length < edits) throw new Error('not every edit was answered');
		return written;
	}

	close(): void {
		for (const client of [...this.#clients, ...this.#others]) client.close();
	}
}

export function pause(ms: number): Promise<void> {
	return new Promise((resolve) => (ms < 1 ? setImmediate(resolve) : setTimeout(resolve, ms)));
}
