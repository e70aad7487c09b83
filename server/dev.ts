import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createApp, type App } from './app.ts';
import { holdDirectory } from './db/hold.ts';
import { ensureWritable, readEnvironment } from './environment.ts';
import { answersHealth, COLLAB_PATH, upgrader } from './front.ts';
import { addressOf, greeting } from './greeting.ts';
import { pathOf } from './requests.ts';

/** What `vite dev` gives: its own server, and a place before its pages. */
interface DevServer {
	httpServer: Pick<Server, 'on' | 'once' | 'address'>;
	use(step: (request: IncomingMessage, response: ServerResponse, next: () => void) => void): void;
	say(line: string): void;
}

/** Ends what is served: Vite starts itself again in this process when its own settings change. */
let end: (() => Promise<void>) | null = null;

/**
 * Gives Vite's server what server/index.ts gives a start: the app for the pages, the health answer,
 * the websocket. Sockets for other paths are Vite's own.
 *
 * @returns the app, which the caller closes
 */
export async function serveApp({ httpServer, use, say }: DevServer): Promise<App> {
	const { dataDir, origin, proxies, isDemo } = readEnvironment(process.env, []);
	ensureWritable(dataDir);
	await end?.();
	const hold = holdDirectory(dataDir);
	const app = await createApp({ dataDir, origin, isDemo });
	end = async () => {
		await app.close();
		hold.release();
	};
	Object.assign(globalThis, { [Symbol.for('spolu.app')]: app });

	const upgrade = upgrader(app, { origin, proxies });
	httpServer.on('upgrade', (request, socket, head) => {
		if (pathOf(request) === COLLAB_PATH) upgrade(request, socket, head);
	});
	use((request, response, next) => {
		if (!answersHealth(request, response)) next();
	});
	httpServer.once('listening', () => {
		for (const line of greeting(app, addressOf(httpServer, 'localhost'), origin)) say(line);
	});
	return app;
}
