import type { Server } from 'node:http';
import type { App } from './app.ts';

/** The address to open, with the port that was really given: wildcards are shown as localhost. */
export function addressOf(server: Pick<Server, 'address'>, host: string): string {
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : '';
	const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
	return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** What a start says, line by line. Tests and wrappers read the first line. */
export function greeting(
	app: Pick<App, 'setupCode' | 'demoSignIns'>,
	address: string,
	origin: string | undefined
): string[] {
	const lines = [`Spolu is at ${address}`];
	if (app.setupCode) {
		lines.push(`Set it up: ${origin ?? address}/setup?code=${encodeURIComponent(app.setupCode)}`);
	}
	return [...lines, ...app.demoSignIns];
}
