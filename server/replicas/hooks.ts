import { setImmediate as nextRound } from 'node:timers/promises';
import { MessageType, type Configuration, type Connection } from '@hocuspocus/server';
import * as decoding from 'lib0/decoding';
import { MESSAGE_LIMIT } from '#lib/replica/messages.ts';
import { guards } from '../guards.ts';
import type { Readings } from '../paces/readings.ts';
import { admitted } from './admission.ts';
import type { Collaboration } from './collaboration.ts';
import { hear } from './stateless.ts';
import { isBehind } from './slow-readers.ts';
import type { Visitor } from './visitor.ts';

/** What Hocuspocus carries for each connection. */
export interface Context {
	visitor: Visitor;
}

interface CloseEvent {
	code: number;
	reason: string;
}

/** Thrown in a hook it closes the connection for good; Hocuspocus passes code and reason on. */
export const MALFORMED = { code: 4400, reason: 'malformed' };
const GONE = { code: 4410, reason: 'gone' };
const LIMITED = { code: 4429, reason: 'limited' };

/**
 * Hocuspocus' hooks, in the order in which a connection meets them. A whole replica that is answered with
 * is one of the `readings`: long work, which each join asks for once.
 */
export function hooksOf(world: Collaboration, readings: Readings): Partial<Configuration<Context>> {
	return {
		quiet: true,
		// Who is not admitted yet sends a token and a sync step, and nothing that would fill memory.
		maxUnauthenticatedQueueSize: 256 * 1024,
		maxPendingDocuments: 4,
		debounce: 0,
		flushMaxBytes: Number.POSITIVE_INFINITY,
		onAuthenticate: async ({ documentName, request, token }) => ({
			visitor: await admitted(world, documentName, request, token)
		}),
		onLoadDocument: async ({ document, context }) => {
			world.replicasOf(context.visitor.project).load(document);
		},
		connected: async ({ connection, context }) => world.enter(connection, context.visitor),
		beforeHandleMessage: async ({ connection, context, document, update }) => {
			// What a closed connection had still queued would be answered over its open socket.
			if (!document.hasConnection(connection)) throw GONE;
			const refusal = weigh(context.visitor, update);
			if (refusal) throw expelled(connection, refusal, world);
		},
		beforeSync: async ({ connection, context, document, type, payload }) => {
			const refusal = hearSync(context.visitor, type, payload);
			if (refusal) throw expelled(connection, refusal, world);
			if (type !== 0) return;
			await caughtUp(context.visitor, () => !connection || document.hasConnection(connection));
			await turn(readings, context.visitor);
			// Who has gone needs no answer.
			if (connection && !document.hasConnection(connection)) throw GONE;
		},
		onStateless: async ({ connection, payload }) => {
			const { visitor } = connection.context as Context;
			visitor.connection ??= connection;
			hear(visitor, world, payload);
		},
		onDisconnect: async ({ document }) => world.leave(document),
		beforeUnloadDocument: async ({ document }) => {
			if (!world.mayUnload(document)) throw new Error('');
		},
		afterUnloadDocument: async ({ documentName }) => world.unload(documentName)
	};
}

/** What browsers send once they have joined. Awareness is not among it: presence is the server's. */
const KINDS = new Set<number>([
	MessageType.Sync,
	MessageType.SyncReply,
	MessageType.Stateless,
	MessageType.CLOSE
]);

function weigh(visitor: Visitor, message: Uint8Array): CloseEvent | null {
	if (message.byteLength > MESSAGE_LIMIT) return MALFORMED;
	if (!KINDS.has(kindOf(message))) return MALFORMED;
	return visitor.messages.take() ? null : LIMITED;
}

function kindOf(message: Uint8Array): number {
	const decoder = decoding.createDecoder(message);
	decoding.readVarUint8Array(decoder);
	return decoding.hasContent(decoder) ? decoding.readVarUint(decoder) : MessageType.Unknown;
}

/**
 * Lets nothing of a client's into a replica. An honest step 2 holds no structs, and deletes that came
 * from here; a copy that holds more than the server's is told to sync anew. Updates are never honest.
 */
function hearSync(visitor: Visitor, type: number, payload: Uint8Array): CloseEvent | null {
	if (type === 0) return visitor.syncs.take() ? null : LIMITED;
	const hasStructs = payload[0] !== 0;
	const isEmpty = payload.length === 2 && !hasStructs && payload[1] === 0;
	if (isEmpty || !guards.readOnlyReplica) return null;
	if (type !== 1) return MALFORMED;
	payload.fill(0);
	if (hasStructs) visitor.send({ t: 'fresh' });
	return null;
}

/** Waits until the visitor has read what was sent before, or has gone. */
async function caughtUp(visitor: Visitor, isHere: () => boolean): Promise<void> {
	while (isBehind(visitor) && isHere()) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Waits for the visitor's turn to be answered; until the next round is counted as the answer's time. */
function turn(readings: Readings, { account }: Visitor): Promise<void> {
	return new Promise((resolve, reject) => {
		const answered = () => {
			resolve();
			return nextRound();
		};
		readings.read({ accountId: account }, answered).catch(() => reject(LIMITED));
	});
}

/** What is thrown ends the connection; the socket follows, so that nothing more is heard from it. */
function expelled(
	connection: Connection<Context> | undefined,
	refusal: CloseEvent,
	world: Collaboration
): CloseEvent {
	if (refusal === LIMITED && connection) world.fine(connection.context.visitor);
	setImmediate(() => connection?.webSocket.close(refusal.code, refusal.reason));
	return refusal;
}
