import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** Kinds of messages, and of sync messages, as they stand on the wire. */
export const KIND = {
	sync: 0,
	awareness: 1,
	auth: 2,
	stateless: 5,
	broadcast: 6,
	close: 7
} as const;
export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/** A message: the address it is for, its kind, and whatever follows. */
export function frame(
	address: string,
	kind: number,
	write: (encoder: encoding.Encoder) => void = () => {}
): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarString(encoder, address);
	encoding.writeVarUint(encoder, kind);
	write(encoder);
	return encoding.toUint8Array(encoder);
}

export function tokenFrame(address: string, token: string): Uint8Array {
	return frame(address, KIND.auth, (encoder) => {
		encoding.writeVarUint(encoder, 0);
		encoding.writeVarString(encoder, token);
		encoding.writeVarString(encoder, '4.8.0');
	});
}

export function syncFrame(address: string, step: number, bytes: Uint8Array): Uint8Array {
	return frame(address, KIND.sync, (encoder) => {
		encoding.writeVarUint(encoder, step);
		encoding.writeVarUint8Array(encoder, bytes);
	});
}

/** Asks for everything that the server has. */
export function askFrame(address: string): Uint8Array {
	return syncFrame(address, SYNC.step1, Y.encodeStateVector(new Y.Doc()));
}

export function textFrame(address: string, kind: number, text: string): Uint8Array {
	return frame(address, kind, (encoder) => encoding.writeVarString(encoder, text));
}

/** What a message from the server says. */
export type Heard =
	| { is: 'in' }
	| { is: 'refused' | 'closed'; reason: string }
	| { is: 'message'; message: Record<string, unknown> }
	| { is: 'sync'; step: number; bytes: Uint8Array }
	| { is: 'other'; kind: number };

export function heardIn(bytes: Uint8Array): Heard {
	const decoder = decoding.createDecoder(bytes);
	decoding.readVarString(decoder);
	const kind = decoding.readVarUint(decoder);
	switch (kind) {
		case KIND.sync:
			return {
				is: 'sync',
				step: decoding.readVarUint(decoder),
				bytes: decoding.readVarUint8Array(decoder)
			};
		case KIND.auth:
			return decoding.readVarUint(decoder) === 1
				? { is: 'refused', reason: decoding.readVarString(decoder) }
				: { is: 'in' };
		case KIND.stateless:
			return { is: 'message', message: JSON.parse(decoding.readVarString(decoder)) };
		case KIND.close:
			return { is: 'closed', reason: decoding.readVarString(decoder) };
		default:
			return { is: 'other', kind };
	}
}
