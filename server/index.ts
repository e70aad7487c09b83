import '../scripts/watch-launcher.js';
import { createServer, type Server } from 'node:http';
import { createApp, type App } from './app.ts';
import { holdDirectory } from './db/hold.ts';
import { ensureWritable, readEnvironment, StartError, type Environment } from './environment.ts';
import { holdUntil, listener, upgrader, wantsSocket, type Front, type Pages } from './front.ts';
import { addressOf, greeting } from './greeting.ts';
import { STAMPS } from './requests.ts';

/** People wait for a stop no longer than this, in ms; supervisors kill after five seconds or more. */
const LONGEST_STOP = 4_500;

/** Kit's request handler, told to read how a request came in from our stamps only. */
async function pages() {
	process.env.PROTOCOL_HEADER = STAMPS.protocol;
	process.env.HOST_HEADER = STAMPS.host;
	process.env.ADDRESS_HEADER = STAMPS.address;
	process.env.BODY_SIZE_LIMIT ||= '60M';
	for (const name of ['ORIGIN', 'PORT_HEADER', 'XFF_DEPTH']) delete process.env[name];
	const place = new URL('../build/handler.js', import.meta.url).href;
	return ((await import(place)) as { handler: Pages }).handler;
}

function listen(server: Server, { port, host }: Environment): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => {
			const known = {
				EADDRINUSE: `Port ${port} on ${host} is taken. Choose another: PORT=${(port % 65_535) + 1} npm start`,
				EACCES: `Port ${port} on ${host} is not allowed. Choose another: PORT=3000 npm start`,
				EADDRNOTAVAIL: `HOST ${host} is not an address of this machine.`,
				ENOTFOUND: `HOST ${host} is not an address of this machine.`
			}[error.code ?? ''];
			reject(known ? new StartError(known) : error);
		});
		server.listen(port, host, resolve);
	});
}

function stopOnSignals(server: Server, app: App): void {
	let isStopping = false;
	const stop = async () => {
		if (isStopping) return;
		isStopping = true;
		setTimeout(() => {
			console.error('Stopped without waiting for open connections any longer.');
			process.exit(0);
		}, LONGEST_STOP);
		server.close();
		await app.close();
		process.exit(0);
	};
	const stopOrFail = () => void stop().catch(fail);
	process.on('SIGTERM', stopOrFail);
	process.on('SIGINT', stopOrFail);
}

function fail(error: unknown): never {
	if (error instanceof StartError) {
		console.error(error.message);
		process.exit(2);
	}
	console.error(error);
	process.exit(1);
}

/** Longer than a proxy keeps its connections (two minutes): what closes just as it is used is an error. */
const KEEP_ALIVE_MS = 125_000;

/** Takes the port before the database is opened: a second start must not touch a living one. */
async function main() {
	const environment = readEnvironment(process.env, process.argv.slice(2));
	const { dataDir, origin, isDemo, host } = environment;
	const server = createServer({
		shouldUpgradeCallback: wantsSocket,
		keepAliveTimeout: KEEP_ALIVE_MS
	});
	const started = Promise.withResolvers<Front>();
	holdUntil(started.promise, server);
	ensureWritable(dataDir);
	await listen(server, environment);
	holdDirectory(dataDir);

	const [app, kit] = await Promise.all([createApp({ dataDir, origin, isDemo }), pages()]);
	Object.assign(globalThis, { [Symbol.for('spolu.app')]: app });
	stopOnSignals(server, app);
	// One request's mishap is no reason to send everybody away.
	process.on('unhandledRejection', (err) => app.log.error({ err }, 'nobody heard of a failure'));
	started.resolve({
		answer: listener(environment, kit),
		upgrade: upgrader(app, environment)
	});
	for (const line of greeting(app, addressOf(server, host), origin)) console.log(line);
}

main().catch(fail);
