import type { IncomingMessage } from 'node:http';
import type { Environment } from './environment.ts';

type Trust = Pick<Environment, 'origin' | 'proxies'>;

/**
 * The headers from which pages and the websocket learn how a request came in. They are set on each
 * request and never taken from outside.
 */
export const STAMPS = {
	protocol: 'x-spolu-protocol',
	host: 'x-spolu-host',
	address: 'x-spolu-address'
} as const;

function first(value: string | string[] | undefined): string {
	return (Array.isArray(value) ? value.join(',') : (value ?? '')).trim();
}

/**
 * The value written by the outermost believed proxy; undefined when there is none. When there are fewer
 * values than proxies it is the leftmost: of protocol and host many proxies keep one value only, and of
 * addresses the first was written by the proxy that was reached. Whoever can reach the program past all
 * proxies may write what they like, however many values are asked for.
 */
function fromProxy(value: string | string[] | undefined, proxies: number): string | undefined {
	if (proxies === 0) return undefined;
	const values = first(value)
		.split(',')
		.map((part) => part.trim());
	return values.at(-Math.min(proxies, values.length)) || undefined;
}

function protocolOf(request: IncomingMessage, { origin, proxies }: Trust): string {
	if (origin) return new URL(origin).protocol.slice(0, -1);
	const told = fromProxy(request.headers['x-forwarded-proto'], proxies);
	return told === 'https' ? 'https' : 'http';
}

function hostOf(request: IncomingMessage, { origin, proxies }: Trust): string {
	if (origin) return new URL(origin).host;
	return fromProxy(request.headers['x-forwarded-host'], proxies) ?? first(request.headers.host);
}

function addressOf(request: IncomingMessage, { proxies }: Trust): string {
	const told = fromProxy(request.headers['x-forwarded-for'], proxies);
	return told ?? request.socket.remoteAddress ?? '';
}

/**
 * Replaces what a request says about its own way (`forwarded`, `x-forwarded-*`) by what is known:
 * ORIGIN, else the believed proxies, else plain http to the host that the request names.
 */
export function stamp(request: IncomingMessage, trust: Trust): void {
	const known = {
		[STAMPS.protocol]: protocolOf(request, trust),
		[STAMPS.host]: hostOf(request, trust),
		[STAMPS.address]: addressOf(request, trust)
	};
	for (const name of Object.keys(request.headers)) {
		if (name === 'forwarded' || /^x-(forwarded|spolu)-/.test(name)) delete request.headers[name];
	}
	Object.assign(request.headers, known);
}

/** The origin under which the browser reached us, from a stamped request. */
export function originOf(request: IncomingMessage): string {
	return `${first(request.headers[STAMPS.protocol])}://${first(request.headers[STAMPS.host])}`;
}

/** The path of a request target without its query. */
export function pathOf(request: IncomingMessage): string {
	return (request.url ?? '/').replace(/[?#].*$/, '');
}
