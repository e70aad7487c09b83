import nodeAdapter, { type NodeAdapter } from 'crossws/adapters/node';
import type { WebSocketLike } from '@hocuspocus/server';
import * as decoding from 'lib0/decoding';
import type { Collaboration } from './collaboration.ts';
import { MALFORMED } from './hooks.ts';

/** Tokens carry up to 1 MiB of journal; nothing longer is read from a socket. */
const LONGEST_MESSAGE = 2 * 1024 * 1024;

/**
 * Names that a replica might have, with what browsers add to it to tell their providers apart. Others
 * get no further: Hocuspocus prints the name of what it refuses.
 */
const ADDRESS = /^[\w:@-]{1,120}(\0\w{1,20})?$/;
const LONGEST_ADDRESS = 150;

const OPEN = 1;

type Talk = ReturnType<Collaboration['hocuspocus']['handleConnection']>;

/** The websockets of `/collab`, on the port that serves everything else. */
export function sockets({ hocuspocus }: Collaboration): NodeAdapter {
	const talks = new WeakMap<object, Talk>();
	return nodeAdapter({
		serverOptions: { maxPayload: LONGEST_MESSAGE },
		hooks: {
			open: (peer) => {
				const socket = peer.websocket as unknown as WebSocketLike;
				talks.set(peer, hocuspocus.handleConnection(socket, peer.request as Request));
			},
			message: (peer, message) => {
				// Whoever does not answer the close may go on sending for half a minute.
				if (peer.websocket.readyState !== OPEN) return;
				const bytes = message.uint8Array();
				if (isAddressed(bytes)) talks.get(peer)?.handleMessage(bytes);
				else peer.close(MALFORMED.code, MALFORMED.reason);
			},
			close: (peer, { code, reason }) => {
				talks.get(peer)?.handleClose({ code: code ?? 1000, reason: reason ?? '' });
			},
			error: () => {}
		}
	});
}

function isAddressed(message: Uint8Array): boolean {
	try {
		const address = decoding.readVarUint8Array(decoding.createDecoder(message));
		if (address.byteLength > LONGEST_ADDRESS) return false;
		return ADDRESS.test(Buffer.from(address).toString('latin1'));
	} catch {
		return false;
	}
}
