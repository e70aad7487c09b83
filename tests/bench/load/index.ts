/** The clients of the bench, in a process of their own. */
import * as Y from 'yjs';
import { answerParent } from '../answers.ts';
import { Client } from './client.ts';
import { Crowd, type Gathering } from './crowd.ts';
import { flood } from './flood.ts';
import type { Place } from './places.ts';

const crowds = new Map<number, Crowd>();

async function joined(place: Place, doc: Y.Doc): Promise<Client> {
	const client = await Client.join({ place, seat: place.project.seats[0]!, doc });
	client.onOver = () => {};
	return client;
}

answerParent({
	/** Gathers a crowd and gives its number. */
	async gather(gathering: Gathering) {
		crowds.set(crowds.size + 1, await Crowd.gather(gathering));
		return crowds.size;
	},
	steady: (order: { crowd: number; rate: number; seconds: number }) =>
		crowds.get(order.crowd)!.steady(order),
	flatOut: (order: { crowd: number; seconds: number; atOnce: number }) =>
		crowds.get(order.crowd)!.flatOut(order),
	untilKilled: (order: { crowd: number; edits: number; pid: number }) =>
		crowds.get(order.crowd)!.untilKilled(order),
	dismiss: ({ crowd }: { crowd: number }) => crowds.get(crowd)!.close(),
	flood: (order: { place: Place; clients: number; seconds: number }) =>
		flood(order.place, order.clients, order.seconds),
	/** Milliseconds from opening a socket with an empty document to having it whole, and its keys. */
	async coldSync({ place }: { place: Place }) {
		const doc = new Y.Doc();
		const start = performance.now();
		const client = await joined(place, doc);
		const ms = performance.now() - start;
		const keys = doc.getMap('deals').size;
		client.close();
		return { ms, keys };
	},
	/** How many of these values a server has. */
	async count({ place, written }: { place: Place; written: [string, string][] }) {
		const doc = new Y.Doc();
		const client = await joined(place, doc);
		const found = written.filter(([key, value]) => {
			const space = key.indexOf(' ');
			return doc.getMap(key.slice(0, space)).get(key.slice(space + 1)) === value;
		});
		client.close();
		return found.length;
	}
});
