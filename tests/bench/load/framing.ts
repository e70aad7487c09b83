import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as sync from 'y-protocols/sync';
import type * as Y from 'yjs';

const SYNC = 0;
const AUTH = 2;
const STATELESS = 5;
const CLOSE = 7;
const STATUS = 8;
const DENIED = 1;

/** What a frame from a server says. */
export type Heard =
	| { is: 'sync'; decoder: decoding.Decoder }
	| { is: 'applied' }
	| { is: 'message'; text: string }
	| { is: 'over'; reason: string }
	| { is: 'other' };

/**
 * How messages are framed: y-websocket sends type and content; Hocuspocus puts an address before
 * them, which is the document's name or, for session-aware clients, name and session.
 */
export class Framing {
	readonly #address: string | null;

	constructor(address: string | null) {
		this.#address = address;
	}

	#begun(type: number): encoding.Encoder {
		const encoder = encoding.createEncoder();
		if (this.#address !== null) encoding.writeVarString(encoder, this.#address);
		encoding.writeVarUint(encoder, type);
		return encoder;
	}

	token(text: string): Uint8Array {
		const encoder = this.#begun(AUTH);
		encoding.writeVarUint(encoder, 0);
		encoding.writeVarString(encoder, text);
		encoding.writeVarString(encoder, '4.8.0');
		return encoding.toUint8Array(encoder);
	}

	/** Asks for what the server has and `doc` has not. */
	ask(doc: Y.Doc): Uint8Array {
		const encoder = this.#begun(SYNC);
		sync.writeSyncStep1(encoder, doc);
		return encoding.toUint8Array(encoder);
	}

	update(bytes: Uint8Array): Uint8Array {
		const encoder = this.#begun(SYNC);
		sync.writeUpdate(encoder, bytes);
		return encoding.toUint8Array(encoder);
	}

	stateless(text: string): Uint8Array {
		const encoder = this.#begun(STATELESS);
		encoding.writeVarString(encoder, text);
		return encoding.toUint8Array(encoder);
	}

	read(frame: Uint8Array): Heard {
		const decoder = decoding.createDecoder(frame);
		if (this.#address !== null) decoding.readVarString(decoder);
		const type = decoding.readVarUint(decoder);
		if (type === SYNC) return { is: 'sync', decoder };
		if (this.#address === null) return { is: 'other' };
		if (type === STATUS) return { is: 'applied' };
		if (type === STATELESS) return { is: 'message', text: decoding.readVarString(decoder) };
		if (type === CLOSE) return { is: 'over', reason: decoding.readVarString(decoder) };
		if (type === AUTH && decoding.readVarUint(decoder) === DENIED) {
			return { is: 'over', reason: decoding.readVarString(decoder) };
		}
		return { is: 'other' };
	}

	/** Applies a sync message and gives the reply to it, if any; true when it was the first answer. */
	take(
		decoder: decoding.Decoder,
		doc: Y.Doc,
		origin: unknown
	): { reply?: Uint8Array; isAnswer: boolean } {
		const encoder = this.#begun(SYNC);
		const empty = encoding.length(encoder);
		const type = sync.readSyncMessage(decoder, encoder, doc, origin);
		const isAnswer = type === sync.messageYjsSyncStep2;
		if (encoding.length(encoder) <= empty) return { isAnswer };
		return { reply: encoding.toUint8Array(encoder), isAnswer };
	}
}

/** Whether a sync message answers what was asked first. */
export function isAnswer(decoder: decoding.Decoder): boolean {
	return decoding.peekVarUint(decoder) === sync.messageYjsSyncStep2;
}
