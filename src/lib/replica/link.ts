import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import type * as Y from 'yjs';
import type { ToBrowser, ToServer } from './messages.ts';

/** What a connection tells its owner. Nothing is told any more once it is closed. */
export interface LinkEvents {
	/** The replica is equal to the server's. */
	synced(): void;
	message(message: ToBrowser): void;
	/** It ended: refused or closed by the server with a reason, or lost ('' then). */
	ended(reason: string): void;
}

const PING_EVERY = 15_000;
const PONG_WITHIN = 10_000;
const OPEN_WITHIN = 15_000;

/**
 * One connection to one replica: a socket and a provider that are made together and thrown away
 * together (rule 25). It never reconnects by itself; whoever owns it makes another one.
 */
export class Link {
	readonly #socket: HocuspocusProviderWebsocket;
	readonly #provider: HocuspocusProvider;
	readonly #events: LinkEvents;
	readonly #ping: ReturnType<typeof setInterval>;
	#overdue: ReturnType<typeof setTimeout> | null = null;
	#isClosed = false;
	isSynced = false;

	/** `token` is asked for once, in one synchronous block, when the socket is open. */
	constructor(name: string, doc: Y.Doc, token: () => string, events: LinkEvents) {
		this.#events = events;
		this.#socket = new HocuspocusProviderWebsocket({
			url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/collab`,
			maxAttempts: 1,
			onDisconnect: () => this.#end(''),
			onMaxAttemptsFailed: () => this.#end('')
		});
		this.#provider = new HocuspocusProvider({
			name,
			document: doc,
			websocketProvider: this.#socket,
			awareness: null,
			sessionAwareness: true,
			token: () => (this.#isClosed ? '' : token()),
			onSynced: ({ state }) => state && this.#synced(),
			onStateless: ({ payload }) => this.#hear(payload),
			onAuthenticationFailed: ({ reason }) => this.#end(reason),
			onClose: ({ event }) => this.#end(event.reason)
		});
		// Only the server writes the document: nothing of it is to be written as an update and sent.
		doc.off('update', this.#provider.boundDocumentUpdateHandler);
		this.#provider.attach();
		this.#overdue = setTimeout(() => this.#end(''), OPEN_WITHIN);
		this.#ping = setInterval(() => this.#sendPing(), PING_EVERY);
	}

	/** Sends a message; false when the connection does not stand, and then nothing was sent. */
	send(message: ToServer): boolean {
		if (!this.isSynced || this.#isClosed) return false;
		this.#provider.sendStateless(JSON.stringify(message));
		return true;
	}

	close(): void {
		if (this.#isClosed) return;
		this.#isClosed = true;
		this.isSynced = false;
		clearInterval(this.#ping);
		this.#expect(null);
		this.#provider.destroy();
		this.#socket.destroy();
	}

	#synced(): void {
		if (this.#isClosed || this.isSynced) return;
		this.isSynced = true;
		this.#expect(null);
		this.#events.synced();
	}

	#hear(payload: string): void {
		if (this.#isClosed) return;
		const message = JSON.parse(payload) as ToBrowser;
		if (message.t === 'pong') this.#expect(null);
		this.#events.message(message);
	}

	#end(reason: string): void {
		if (this.#isClosed) return;
		this.close();
		this.#events.ended(reason);
	}

	#sendPing(): void {
		if (this.send({ t: 'ping', at: Date.now() })) this.#expect(PONG_WITHIN);
	}

	#expect(within: number | null): void {
		if (this.#overdue) clearTimeout(this.#overdue);
		this.#overdue = within === null ? null : setTimeout(() => this.#end(''), within);
	}
}
