import type { Page, WebSocketRoute } from '@playwright/test';

/** What a browser keeps in IndexedDB, by database and store: how many things, and all of their text. */
export type Kept = Record<string, Record<string, { count: number; text: string }>>;

/** Reads every database of the page's origin; bytes are read as text, so that names in them are found. */
export function keptOn(page: Page): Promise<Kept> {
	return page.evaluate(async () => {
		const done = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(new Error(String(request.error)));
			});
		const decoder = new TextDecoder();
		const asText = (thing: unknown) =>
			thing instanceof Uint8Array ? decoder.decode(thing) : JSON.stringify(thing);
		const kept: Kept = {};
		for (const { name = '' } of await indexedDB.databases()) {
			const db = await done(indexedDB.open(name));
			kept[name] = {};
			for (const store of db.objectStoreNames) {
				const things = await done(db.transaction(store).objectStore(store).getAll());
				kept[name][store] = { count: things.length, text: things.map(asText).join('\n') };
			}
			db.close();
		}
		return kept;
	});
}

/** The paths of what a browser keeps to open the app without a network. */
export function cachedOn(page: Page): Promise<string[]> {
	return page.evaluate(async () => {
		const caching = (await caches.keys()).map(async (name) => (await caches.open(name)).keys());
		return (await Promise.all(caching)).flat().map(({ url }) => new URL(url).pathname);
	});
}

/** A proxy between the page and the server that lets requests through, and sockets when told to. */
export interface SocketSwitch {
	cut(): Promise<void>;
	mend(): void;
}

/** Put in before the page is opened. */
export async function socketSwitch(page: Page): Promise<SocketSwitch> {
	const open = new Set<WebSocketRoute>();
	let isCut = false;
	await page.routeWebSocket(/\/collab$/, async (socket) => {
		if (isCut) return socket.close({ code: 1001 });
		const server = socket.connectToServer();
		open.add(socket);
		server.onClose((code, reason) => {
			open.delete(socket);
			void socket.close({ code, reason });
		});
	});
	return {
		async cut() {
			isCut = true;
			await Promise.all([...open].map((socket) => socket.close({ code: 1001 })));
			open.clear();
		},
		mend() {
			isCut = false;
		}
	};
}
