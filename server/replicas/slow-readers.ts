import type { Visitor } from './visitor.ts';

const SLOW_BYTES = 4 * 1024 * 1024;
const SLOW_MS = 10_000;

/** Whether so much is unread that no more should be sent. */
export function isBehind({ connection }: Visitor): boolean {
	const socket = connection?.webSocket as { bufferedAmount?: number } | undefined;
	return (socket?.bufferedAmount ?? 0) >= SLOW_BYTES;
}

/** Closes the sockets of readers that do not read: they are not waited for (rule 18). Asked every second. */
export function dropSlow(visitors: Iterable<Visitor>): void {
	for (const visitor of visitors) {
		if (!isBehind(visitor)) visitor.slowSince = null;
		else if (Date.now() - (visitor.slowSince ??= Date.now()) > SLOW_MS) {
			visitor.connection?.webSocket.close(4429, 'limited');
		}
	}
}
