import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { App } from '#server/app.ts';
import { SpoluError } from '#server/errors.ts';
import { listener, upgrader, wantsSocket } from '#server/front.ts';
import { pathOf } from '#server/requests.ts';
import { POST as entries } from '../../../src/routes/api/[project]/entries/+server.ts';
import { GET as me } from '../../../src/routes/api/[project]/me/+server.ts';
import { GET as time } from '../../../src/routes/api/time/+server.ts';

type Endpoint = (event: never) => Response | Promise<Response>;

/** What a page's exchange asks over HTTP, answered by the product's own endpoints. */
const ENDPOINTS: [path: RegExp, endpoint: Endpoint][] = [
	[/^\/api\/time$/, time],
	[/^\/api\/(?<project>[\w-]+)\/me$/, me],
	[/^\/api\/(?<project>[\w-]+)\/entries$/, entries]
];

const TRUST = { origin: undefined, proxies: 0 };

export interface Served {
	/** Name and port, as in an address. */
	host: string;
	close(): Promise<void>;
}

/** Serves the websocket and the exchange's endpoints on a free port of this machine. */
export async function serve(app: App): Promise<Served> {
	const pages = (request: IncomingMessage, response: ServerResponse) =>
		void answer(app, request, response);
	const server = createServer({ shouldUpgradeCallback: wantsSocket }, listener(TRUST, pages));
	server.on('upgrade', upgrader(app, TRUST));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
		async close() {
			server.close();
			server.closeAllConnections();
			await once(server, 'close');
		}
	};
}

async function answer(app: App, request: IncomingMessage, response: ServerResponse) {
	const answered = await answerOf(app, request);
	response.writeHead(answered.status, { 'content-type': 'application/json' });
	response.end(await answered.text());
}

async function answerOf(app: App, request: IncomingMessage): Promise<Response> {
	for (const [pattern, endpoint] of ENDPOINTS) {
		const match = pattern.exec(pathOf(request));
		if (!match) continue;
		const { session } = await app.auth.sessions.validate(request.headers.cookie);
		const event = {
			locals: { app, session },
			params: match.groups ?? {},
			request: { json: () => jsonOf(request) }
		};
		try {
			return await endpoint(event as never);
		} catch (error) {
			const { code, status } =
				error instanceof SpoluError ? error : { code: 'internal', status: 500 };
			return Response.json({ code, message: '' }, { status });
		}
	}
	return Response.json({ code: 'not_found', message: '' }, { status: 404 });
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return JSON.parse(Buffer.concat(chunks).toString());
}
