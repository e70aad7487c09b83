import { isHttpError, type RequestEvent } from '@sveltejs/kit';
import { handle } from '../../../src/hooks.server.ts';

const ORIGIN = 'https://crm.example.com';

export type Endpoint = (event: never) => Response | Promise<Response>;

export interface Requested {
	path: string;
	/** Of the session; absent: a visitor's. */
	cookie?: string;
	/** POST with a body, else GET. */
	method?: string;
	/** The site whose page asks. */
	origin?: string;
	params?: Record<string, string>;
	body?: unknown;
}

/** What the hooks make of a request to an endpoint. The app must be where they look for it. */
export async function requested(endpoint: Endpoint, asked: Requested): Promise<Response> {
	const { path, cookie, origin = ORIGIN, params = {}, body } = asked;
	const url = new URL(path, ORIGIN);
	const headers: Record<string, string> = { origin };
	if (cookie) headers.cookie = cookie;
	const text = body === undefined ? null : JSON.stringify(body);
	if (text) headers['content-length'] = String(Buffer.byteLength(text));
	const method = asked.method ?? (text ? 'POST' : 'GET');
	const request = new Request(url, { method, headers, body: text });
	const event = {
		locals: {},
		request,
		url,
		params,
		route: { id: path },
		getClientAddress: () => '192.0.2.7'
	};
	const resolve = async () => {
		try {
			return await endpoint(event as never);
		} catch (error) {
			// What is meant is told by Kit without asking the hooks, in a form of its own.
			if (isHttpError(error)) return Response.json(error.body, { status: error.status });
			throw error;
		}
	};
	return handle({ event: event as unknown as RequestEvent, resolve });
}
