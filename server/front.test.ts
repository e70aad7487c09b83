import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { COLLAB_PATH, holdUntil, listener, upgrader, wantsSocket, type Front } from './front.ts';

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

test('whoever asks for another protocol is answered in this one', async () => {
	const server = createServer({ shouldUpgradeCallback: wantsSocket });
	const trust = { origin: undefined, proxies: 0 };
	server.on(
		'request',
		listener(trust, (_, response) => response.end('a page'))
	);
	server.on(
		'upgrade',
		upgrader({ upgrade: async (_, socket) => void socket.end('a socket') }, trust)
	);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const answerTo = async (path: string, protocol: string) => {
		const asking = connect(port, '127.0.0.1');
		asking.write(
			`GET ${path} HTTP/1.1\r\nHost: here\r\nConnection: upgrade, close\r\nUpgrade: ${protocol}\r\n\r\n`
		);
		return text(asking);
	};
	expect(await answerTo('/healthz', 'h2c')).toContain('200 OK');
	expect(await answerTo('/api/session', 'websocket')).toContain('a page');
	expect(await answerTo(COLLAB_PATH, 'h2c')).toContain('a page');
	expect(await answerTo(COLLAB_PATH, 'websocket')).toBe('a socket');
	server.close();
});
