import type { Visitor } from './visitor.ts';

const SLOW_BYTES = 4 * 1024 * 1024;
const SLOW_MS = 10_000;

/** Closes the sockets of readers that do not read: they are not waited for (rule 18). Asked every second. */
export function dropSlow(visitors: Iterable<Visitor>): void {
	for (const visitor of visitors) {
		const socket = visitor.connection?.webSocket as { bufferedAmount?: number } | undefined;
		if ((socket?.bufferedAmount ?? 0) < SLOW_BYTES) visitor.slowSince = null;
		else if (Date.now() - (visitor.slowSince ??= Date.now()) > SLOW_MS) {
			visitor.connection?.webSocket.close(4429, 'limited');
		}
	}
}
