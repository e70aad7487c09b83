import * as Y from 'yjs';
import { Client } from './client.ts';
import { pause } from './crowd.ts';
import { penFor } from './pens.ts';
import type { Place } from './places.ts';

/** What a flood threw at the server. */
export interface Flood {
	edits: number;
	/** How often a client was sent away for asking too much; it comes back at once. */
	sentAway: number;
}

const TICK = 100;

/** Clients that write as fast as they can for so long, and come back whenever they are sent away. */
export async function flood(place: Place, clients: number, seconds: number): Promise<Flood> {
	const end = performance.now() + seconds * 1000;
	const told: Flood = { edits: 0, sentAway: 0 };
	const pen = penFor('spolu', new Y.Doc());
	const seats = place.project.seats.slice(0, clients);
	await Promise.all(
		seats.map(async (seat, i) => {
			while (performance.now() < end) {
				const client = await Client.join({ place, seat }).catch(() => null);
				if (!client) {
					await pause(TICK);
					continue;
				}
				let isOver = false;
				client.onOver = () => (isOver = true);
				while (!isOver && performance.now() < end) {
					told.edits += burst(client, place, pen, i);
					await pause(TICK);
				}
				if (isOver) told.sentAway += 1;
				client.close();
			}
		})
	);
	return told;
}

/** Every third client keeps no pace at all; the others write as much as they may. */
function burst(client: Client, { project }: Place, pen: ReturnType<typeof penFor>, i: number) {
	const edits = i % 3 === 0 ? 300 : 3;
	for (let n = 0; n < edits && client.isOpen; n++) {
		const slot = project.slots[(i * 31 + client.clock) % project.slots.length]!;
		pen(client, slot, `flood ${i} ${client.clock}`);
	}
	return edits;
}
