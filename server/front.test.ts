import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { COLLAB_PATH, holdUntil, type Front } from './front.ts';

const UPGRADE = `GET ${COLLAB_PATH} HTTP/1.1\r\nHost: here\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n`;

test('a tab that resets its socket while the program starts does no harm', async () => {
	const server = createServer();
	const started = Promise.withResolvers<Front>();
	holdUntil(started.promise, server);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');

	const tab = connect((server.address() as AddressInfo).port, '127.0.0.1');
	tab.write(UPGRADE);
	const [, socket] = await once(server, 'upgrade');
	const closed = new Promise((resolve) => socket.once('close', resolve));
	tab.resetAndDestroy();
	await closed;

	const handed = Promise.withResolvers<boolean>();
	started.resolve({
		answer: () => {},
		upgrade: (_, { destroyed }) => handed.resolve(destroyed)
	});
	expect(await handed.promise).toBe(true);
	server.close();
});
