import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { App } from './app.ts';
import type { Environment } from './environment.ts';
import { pathOf, stamp } from './requests.ts';
import { version } from './version.ts';

type Trust = Pick<Environment, 'origin' | 'proxies'>;
export type Pages = (request: IncomingMessage, response: ServerResponse) => unknown;
export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** What answers once everything runs. */
export interface Front {
	answer: RequestListener;
	upgrade: Upgrade;
}

/** Where browsers open their websocket. */
export const COLLAB_PATH = '/collab';

/**
 * Answers `GET /healthz` without a session, for supervisors and balancers.
 *
 * @returns false, with nothing written, for any other request
 */
export function answersHealth(request: IncomingMessage, response: ServerResponse): boolean {
	if (pathOf(request) !== '/healthz') return false;
	if (request.method !== 'GET' && request.method !== 'HEAD') return false;
	response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
	response.end(request.method === 'HEAD' ? undefined : JSON.stringify({ ok: true, version }));
	return true;
}

/** Everything that comes in over http: health here, all else to the pages, stamped. */
export function listener(trust: Trust, pages: Pages): RequestListener {
	return (request, response) => {
		response.setHeader('x-content-type-options', 'nosniff');
		if (answersHealth(request, response)) return;
		stamp(request, trust);
		pages(request, response);
	};
}

/** Whether a request wants to be a websocket of ours; others are answered as if they wanted nothing. */
export function wantsSocket(request: IncomingMessage): boolean {
	return pathOf(request) === COLLAB_PATH && /\bwebsocket\b/i.test(request.headers.upgrade ?? '');
}

/**
 * Hands sockets for `/collab` to the app, stamped. Others come here only where `http` cannot be told
 * what wants a socket (Node before 24.9): no request can be made of them any more.
 */
export function upgrader(app: Pick<App, 'upgrade'>, trust: Trust): Upgrade {
	return (request, socket, head) => {
		socket.on('error', () => socket.destroy());
		if (!wantsSocket(request)) {
			socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n', () => socket.destroy());
			return;
		}
		stamp(request, trust);
		void app.upgrade(request, socket, head);
	};
}

/** Keeps what comes in while the program starts, and hands it over in its order. */
export function holdUntil(started: Promise<Front>, server: Pick<Server, 'on'>): void {
	server.on('request', (request, response) => {
		void started.then(({ answer }) => answer(request, response));
	});
	server.on('upgrade', (request, socket, head) => {
		// Node listens to a socket no more once it wants to be a websocket: a reset would end the program.
		socket.on('error', () => socket.destroy());
		void started.then(({ upgrade }) => upgrade(request, socket, head));
	});
}
