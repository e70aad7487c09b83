import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';

/** As much of a browser as the exchange asks for: where its page is from, and its cookie. */
export interface Browser {
	/** The host of the server that the page came from. */
	host: string;
	cookie: string;
	/** Called for every message on its sockets, sent or received, just after it. */
	onFrame(): void;
}

// Vitest resolves packages as browsers do, and for browsers `ws` is empty: so it is named by its file.
const file = '../../../node_modules/ws/index.js';
export const { WebSocket } = createRequire(import.meta.url)(file) as typeof import('ws');

const pages = new AsyncLocalStorage<Browser>();

/** Does work as a page of this browser, and all that follows from it. */
export function inBrowser<T>(browser: Browser, work: () => T): T {
	return pages.run(browser, work);
}

/** The page's socket: it says where it comes from and who is signed in, as browsers do. */
class PageSocket extends WebSocket {
	constructor(url: string) {
		const browser = pages.getStore()!;
		const { host, cookie } = browser;
		super(url, { headers: { cookie }, origin: `http://${host}`, perMessageDeflate: false });
		this.on('message', () => queueMicrotask(() => browser.onFrame()));
		const send = this.send.bind(this) as (bytes: Uint8Array) => void;
		this.send = (bytes: Uint8Array) => {
			send(bytes);
			browser.onFrame();
		};
	}
}

const fetched = globalThis.fetch;

Object.defineProperties(globalThis, {
	location: {
		configurable: true,
		get: () => ({ protocol: 'http:', host: pages.getStore()!.host })
	},
	WebSocket: { configurable: true, value: PageSocket },
	fetch: {
		configurable: true,
		value: (path: string, init: RequestInit = {}) => {
			const { host, cookie } = pages.getStore()!;
			const headers = { ...(init.headers as Record<string, string>), cookie };
			return fetched(`http://${host}${path}`, { ...init, headers });
		}
	}
});
Object.defineProperty(navigator, 'onLine', { configurable: true, value: true });
