import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** A reason not to start that people can act on. The message is printed as it stands; exit code 2. */
export class StartError extends Error {
	override name = 'StartError';
}

export interface Environment {
	port: number;
	host: string;
	/** Absolute path of the folder with the database and files. */
	dataDir: string;
	/** The address that people type, without a path; undefined: whatever host the request names. */
	origin: string | undefined;
	/** How many proxies stand in front, whose x-forwarded-* headers are believed. */
	proxies: number;
	isDemo: boolean;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

const origin = z
	.url({ protocol: /^https?$/, abort: true })
	.refine((text) => ['', '/'].includes(new URL(text).pathname) && !/[?#@]/.test(text))
	.transform((text) => new URL(text).origin);

const variables = z.object({
	PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
	HOST: z.string().regex(/^\S+$/).default('127.0.0.1'),
	DATA_DIR: z.string().default('./data'),
	ORIGIN: origin.optional(),
	TRUST_PROXY: z.coerce.number().int().min(0).max(10).optional(),
	SPOLU_DEMO: z.enum(['0', '1']).default('0')
});

const EXPECTED: Record<string, string> = {
	PORT: 'a number from 0 to 65535',
	HOST: 'a host name or an address',
	DATA_DIR: 'a folder',
	ORIGIN: 'an address such as https://crm.example.com, without a path',
	TRUST_PROXY: 'the number of proxies in front, from 0 to 10',
	SPOLU_DEMO: '0 or 1'
};

/**
 * Reads the variables and arguments of a start. An empty variable counts as absent. A proxy on the
 * same machine is believed without being asked for when ORIGIN is given and nobody else can connect.
 *
 * @throws StartError with one line for each value that cannot be used
 */
export function readEnvironment(env: NodeJS.ProcessEnv, args: readonly string[]): Environment {
	const names = Object.keys(EXPECTED);
	const given = names.flatMap((name) => (env[name] ? [[name, env[name]]] : []));
	const read = variables.safeParse(Object.fromEntries(given));
	const lines = args
		.filter((argument) => argument !== '--demo')
		.map((argument) => `Unknown argument ${argument}; there is --demo.`);
	for (const name of new Set(read.error?.issues.map((issue) => String(issue.path[0])))) {
		lines.push(`${name} must be ${EXPECTED[name]}, not "${env[name]}".`);
	}
	if (!read.success || lines.length > 0) throw new StartError(lines.join('\n'));

	const { PORT, HOST, DATA_DIR, ORIGIN, TRUST_PROXY, SPOLU_DEMO } = read.data;
	const isBehindLocalProxy = ORIGIN !== undefined && LOOPBACK.includes(HOST);
	return {
		port: PORT,
		host: HOST,
		dataDir: path.resolve(DATA_DIR),
		origin: ORIGIN,
		proxies: TRUST_PROXY ?? (isBehindLocalProxy ? 1 : 0),
		isDemo: args.includes('--demo') || SPOLU_DEMO === '1'
	};
}

/** Step by step: Node's own recursive mkdir never returns in places such as /proc. */
function makeFolder(place: string): void {
	if (existsSync(place)) return;
	makeFolder(path.dirname(place));
	mkdirSync(place);
}

/**
 * Makes the folder if it is missing.
 *
 * @throws StartError when it cannot be made or written to
 */
export function ensureWritable(dataDir: string): void {
	const refuse = (reason: string) =>
		new StartError(`DATA_DIR ${dataDir} cannot be used: ${reason}.`);
	try {
		makeFolder(dataDir);
		accessSync(dataDir, constants.R_OK | constants.W_OK);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		throw refuse(code === 'ENOTDIR' ? 'it is not a folder' : `it cannot be written to (${code})`);
	}
	if (!statSync(dataDir).isDirectory()) throw refuse('it is not a folder');
}
