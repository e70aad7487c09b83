import { chmodSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Socket } from 'node:net';
import path from 'node:path';
import { SpoluError } from '../errors.ts';
import { runJob, type JobApp, type JobNews, type JobOrder } from './job.ts';

/** Unix sockets have names of at most 107 bytes, on some systems 103. */
const LONGEST_NAME = 100;

/** Where the server that holds a data directory listens for `npm run import`. */
export function controlPath(dataDir: string): string {
	if (process.platform !== 'win32') return path.join(dataDir, 'control.sock');
	return `\\\\.\\pipe\\spolu-${Buffer.from(path.resolve(dataDir)).toString('base64url')}`;
}

export interface Control {
	close(): void;
}

/**
 * Listens for scripted imports. Whoever may open the socket, the system user of this server alone, could
 * as well write the database: there is no other sign-in. Null when another server listens there, or
 * when the directory's name is too long for a socket.
 */
export async function openControl(dataDir: string, app: JobApp): Promise<Control | null> {
	const place = controlPath(dataDir);
	if (Buffer.byteLength(place) > LONGEST_NAME || (await reach(place))) return null;
	if (process.platform !== 'win32') rmSync(place, { force: true });
	const server = createServer({ allowHalfOpen: true }, (socket) => void serve(socket, app));
	const isListening = await new Promise<boolean>((resolve) => {
		server.once('error', () => resolve(false));
		server.listen(place, () => resolve(true));
	});
	if (!isListening) return null;
	if (process.platform !== 'win32') chmodSync(place, 0o600);
	return { close: () => server.close() };
}

/** A connection to the server that holds the data directory; null when there is none. */
export function connectControl(dataDir: string): Promise<Socket | null> {
	const place = controlPath(dataDir);
	return Buffer.byteLength(place) > LONGEST_NAME ? Promise.resolve(null) : connect(place);
}

function connect(place: string): Promise<Socket | null> {
	return new Promise((resolve) => {
		const socket = createConnection({ path: place, allowHalfOpen: true });
		socket.once('connect', () => resolve(socket));
		socket.once('error', () => resolve(null));
	});
}

async function reach(place: string): Promise<boolean> {
	const socket = await connect(place);
	socket?.destroy();
	return socket !== null;
}

/** A line with the job, then the lines of the import; answers with lines of news. */
async function serve(socket: Socket, app: JobApp): Promise<void> {
	socket.on('error', () => socket.destroy());
	const tell = (news: JobNews) => void socket.write(JSON.stringify(news) + '\n');
	try {
		const { first, rest } = await firstLine(socket);
		await runJob(app, JSON.parse(first) as JobOrder, rest, tell);
	} catch (error) {
		tell({ is: 'refused', ...refusalOf(error) });
	}
	socket.end();
}

function refusalOf(error: unknown) {
	if (error instanceof SpoluError) return { key: error.key, values: error.values };
	const isMalformed = error instanceof SyntaxError;
	return { key: isMalformed ? 'import.problem.malformed' : 'import.job.stopped', values: {} };
}

async function firstLine(socket: Socket) {
	const pieces = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
	let head = Buffer.alloc(0);
	while (!head.includes('\n')) {
		const { value, done } = await pieces.next();
		if (done || head.length > 65_536) throw new SpoluError('invalid', 'import.problem.malformed');
		head = Buffer.concat([head, value]);
	}
	const end = head.indexOf('\n');
	async function* rest() {
		yield head.subarray(end + 1);
		yield* { [Symbol.asyncIterator]: () => pieces };
	}
	return { first: head.toString('utf8', 0, end), rest: rest() };
}
