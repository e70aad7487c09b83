import nodeAdapter, { type NodeAdapter } from 'crossws/adapters/node';
import type { WebSocketLike } from '@hocuspocus/server';
import type { Collaboration } from './collaboration.ts';

/** Tokens carry up to 1 MiB of journal; nothing longer is read from a socket. */
const LONGEST_MESSAGE = 2 * 1024 * 1024;

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
			message: (peer, message) => talks.get(peer)?.handleMessage(message.uint8Array()),
			close: (peer, { code, reason }) => {
				talks.get(peer)?.handleClose({ code: code ?? 1000, reason: reason ?? '' });
			},
			error: () => {}
		}
	});
}
