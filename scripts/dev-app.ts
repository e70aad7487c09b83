import { pathToFileURL } from 'node:url';
import type { Plugin, ViteDevServer } from 'vite';
import type { App } from '../server/app.ts';

/** Exit code with which the launcher is asked to start `dev` again. */
const AGAIN = 75;

/**
 * Ends the process when server code or the shared model changes, which Node cannot reload in place;
 * the launcher starts it again.
 */
function endOnServerChange(vite: ViteDevServer, app: App) {
	let isEnding = false;
	const end = async (code: number) => {
		if (isEnding) return;
		isEnding = true;
		setTimeout(() => process.exit(code), 3_000).unref();
		await Promise.allSettled([vite.close(), app.close()]);
		process.exit(code);
	};
	vite.watcher.add(`${vite.config.root}/server`);
	vite.watcher.on('change', (file) => {
		const place = file.replaceAll('\\', '/');
		if (!/\/(server|src\/lib\/model)\//.test(place) || /\.test\.ts$/.test(place)) return;
		vite.config.logger.info('Server code changed, starting again…');
		void end(AGAIN);
	});
	process.once('SIGTERM', () => void end(0));
	process.once('SIGINT', () => void end(0));
}

/** `vite dev` with the same app, health answer and websocket that server/index.ts gives a start. */
export function devApp(): Plugin {
	return {
		name: 'spolu-dev-app',
		apply: 'serve',
		async configureServer(vite) {
			const { httpServer } = vite;
			if (process.env.VITEST || !httpServer) return;
			// Imported by Node itself: Vite would bundle a second copy of the server's modules.
			const place = pathToFileURL(`${vite.config.root}/server/dev.ts`).href;
			const { serveApp } = (await import(place)) as typeof import('../server/dev.ts');
			const app = await serveApp({
				httpServer: httpServer as import('node:http').Server,
				use: (step) => void vite.middlewares.use(step),
				say: (line) => vite.config.logger.info(line)
			});
			endOnServerChange(vite, app);
		}
	};
}
