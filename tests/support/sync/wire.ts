import type { Hocuspocus, WebSocketLike } from '@hocuspocus/server';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { readSyncMessage, writeSyncStep1 } from 'y-protocols/sync';
import type * as Y from 'yjs';

/** Hocuspocus' message types, as both sides number them. */
export const TYPE = {
	sync: 0,
	awareness: 1,
	auth: 2,
	queryAwareness: 3,
	syncReply: 4,
	stateless: 5,
	close: 7
};

/** What a wire tells whoever holds its far end. */
export interface WireEvents {
	/** A message left the server, before anybody has read it. */
	sent(bytes: Uint8Array): void;
	authenticated(): void;
	refused(reason: string): void;
	stateless(payload: string): void;
	/** The replica's document took an update in; `isFirst` when it was the answer to step 1. */
	synced(isFirst: boolean): void;
	/** The server closed the connection and said why. */
	closed(reason: string): void;
	/** The socket is gone. */
	lost(): void;
}

type Talk = ReturnType<Hocuspocus['handleConnection']>;

/**
 * One websocket within the process: the server's end is handed to Hocuspocus as it is, the far end
 * speaks the provider's protocol. What the server sends waits in `inbox` until it is read.
 */
export class Wire implements WebSocketLike {
	readyState = 1;
	readonly inbox: Uint8Array[] = [];
	readonly address: string;
	#isEnding = false;
	readonly #talk: Talk;
	readonly #doc: Y.Doc;
	readonly #events: WireEvents;

	constructor(
		hocuspocus: Hocuspocus,
		cookie: string,
		name: string,
		doc: Y.Doc,
		events: WireEvents
	) {
		this.#doc = doc;
		this.#events = events;
		this.address = `${name}\0s`;
		const headers = cookie ? { cookie } : undefined;
		const request = new Request('http://localhost/collab', headers ? { headers } : {});
		this.#talk = hocuspocus.handleConnection(this, request);
	}

	/** The server's side sends. */
	send(message: Uint8Array): void {
		this.#events.sent(message);
		this.inbox.push(message);
	}

	/** The server's side closes the socket: what it has sent arrives, and nothing more is heard. */
	close(): void {
		this.#isEnding = true;
	}

	/** The network is cut: nothing more is read, and the server learns it. */
	cut(): void {
		if (this.readyState === 3) return;
		this.readyState = 3;
		this.inbox.length = 0;
		this.#talk.handleClose({ code: 1006, reason: '' });
	}

	/** What the provider sends when its socket opens: the token, and the first sync step. */
	open(token: string): void {
		this.write(TYPE.auth, (encoder) => {
			encoding.writeVarUint(encoder, 0);
			encoding.writeVarString(encoder, token);
			encoding.writeVarString(encoder, '4.8.0');
		});
		this.write(TYPE.sync, (encoder) => writeSyncStep1(encoder, this.#doc));
	}

	say(payload: string): void {
		this.write(TYPE.stateless, (encoder) => encoding.writeVarString(encoder, payload));
	}

	write(type: number, rest: (encoder: encoding.Encoder) => void): void {
		const encoder = encoding.createEncoder();
		encoding.writeVarString(encoder, this.address);
		encoding.writeVarUint(encoder, type);
		rest(encoder);
		this.bytes(encoding.toUint8Array(encoder));
	}

	/** Sends bytes as they are. */
	bytes(message: Uint8Array): void {
		if (this.readyState === 1 && !this.#isEnding) this.#talk.handleMessage(message);
	}

	/** Reads what has arrived; true when there was anything. */
	read(): boolean {
		const messages = this.inbox.splice(0);
		for (const message of messages) if (this.readyState === 1) this.#take(message);
		if (this.#isEnding && this.readyState === 1) {
			this.cut();
			this.#events.lost();
		}
		return messages.length > 0;
	}

	#take(message: Uint8Array): void {
		const decoder = decoding.createDecoder(message);
		decoding.readVarString(decoder);
		switch (decoding.readVarUint(decoder)) {
			case TYPE.sync:
			case TYPE.syncReply:
				this.#sync(decoder);
				return;
			case TYPE.auth:
				this.#auth(decoder);
				return;
			case TYPE.stateless:
				this.#events.stateless(decoding.readVarString(decoder));
				return;
			case TYPE.close:
				this.#events.closed(decoding.readVarString(decoder));
				return;
		}
	}

	#sync(decoder: decoding.Decoder): void {
		const answer = encoding.createEncoder();
		const type = readSyncMessage(decoder, answer, this.#doc, 'server', (error) => {
			throw error;
		});
		if (type === 0)
			this.write(TYPE.syncReply, (encoder) =>
				encoding.writeUint8Array(encoder, encoding.toUint8Array(answer))
			);
		else this.#events.synced(type === 1);
	}

	#auth(decoder: decoding.Decoder): void {
		const kind = decoding.readVarUint(decoder);
		if (kind === 1) this.#events.refused(decoding.readVarString(decoder));
		if (kind === 2) this.#events.authenticated();
	}
}
