import type * as Y from 'yjs';
import { newId } from '#lib/model/ids.ts';
import { keyOf } from '#lib/replica/layout.ts';
import type { Slot } from '../world/worlds.ts';
import type { Client } from './client.ts';
import type { Kind } from './places.ts';

/** Makes an edit on behalf of a client, and sends it. */
export type Pen = (client: Client, slot: Slot, value: string) => void;

/**
 * A pen for a kind of server. Ours takes journal entries. The others take Yjs updates: all clients
 * write in one page, each under an id of its own, so that not every one needs a whole document.
 */
export function penFor(kind: Kind, page: Y.Doc): Pen {
	return kind === 'spolu' ? entryPen(page) : updatePen(page);
}

function entryPen(page: Y.Doc): Pen {
	const head = page.getMap<number>('head');
	return (client, { collection, id, field }, value) => {
		const entry = {
			client: client.journal,
			clock: ++client.clock,
			tx: newId(),
			at: Date.now(),
			base: head.get('seq') ?? 0,
			collection,
			recordId: id,
			op: 'set' as const,
			field,
			value
		};
		client.send({ t: 'journal', entries: [entry] });
	};
}

function updatePen(page: Y.Doc): Pen {
	const ids = new Map<Client, number>();
	let bytes: Uint8Array | null = null;
	page.on('update', (update: Uint8Array) => (bytes = update));
	return (client, { collection, id, field }, value) => {
		if (!ids.has(client)) ids.set(client, 1_000_000 + Math.floor(Math.random() * 1e9));
		page.clientID = ids.get(client)!;
		bytes = null;
		page.getMap(collection).set(keyOf(id, field), value);
		if (bytes) client.sendUpdate(bytes);
	};
}
