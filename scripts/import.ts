/**
 * `npm run import -- --project SLUG --into deals FILE [--mapping FILE.json] [--create-missing]
 * [--as EMAIL]`: imports a CSV file into the data directory (DATA_DIR), through the server that holds
 * it when there is one. Exit code 0 when every row went in, 3 when some were refused, 1 or 2 else.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createApp } from '#server/app.ts';
import { holdDirectory } from '#server/db/hold.ts';
import { ensureWritable, readEnvironment, StartError } from '#server/environment.ts';
import { connectControl } from '#server/import/control.ts';
import { runJob, type JobNews, type JobOrder } from '#server/import/job.ts';
import { say } from '#server/words.ts';
import { readBytes } from '#lib/import/parsing.ts';
import { FileError } from '#lib/import/problems.ts';
import { isImportable } from '#lib/import/targets.ts';
import { writtenOrder } from '#lib/import/orders.ts';
import { writtenRows } from '#lib/import/written.ts';
import { orderFrom, readMapping } from './import-mapping.ts';

const USAGE =
	'npm run import -- --project SLUG --into companies|people|products|members|deals FILE ' +
	'[--mapping FILE.json] [--create-missing] [--as EMAIL]';

const OPTIONS = {
	project: { type: 'string' },
	into: { type: 'string' },
	mapping: { type: 'string' },
	'create-missing': { type: 'boolean', default: false },
	as: { type: 'string' }
} as const;

function parsedArguments() {
	try {
		return parseArgs({ allowPositionals: true, options: OPTIONS });
	} catch {
		throw new StartError(USAGE);
	}
}

function readArguments() {
	const { values, positionals } = parsedArguments();
	const { project, into } = values;
	const [file] = positionals;
	if (!project || !file || positionals.length > 1 || !isImportable(into))
		throw new StartError(USAGE);
	return { ...values, project, into, file };
}

type Arguments = ReturnType<typeof readArguments>;

function bytesOf(file: string): Buffer {
	try {
		return readFileSync(file);
	} catch (error) {
		throw new StartError(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}.`);
	}
}

function* linesOf({ file, into, mapping, ...args }: Arguments): Iterable<Uint8Array> {
	const chosen = mapping === undefined ? {} : readMapping(mapping);
	const table = readBytes(bytesOf(file), chosen.reading);
	const { order, places } = orderFrom(table, into, file, chosen, args['create-missing']);
	yield Buffer.from(writtenOrder(order));
	for (const piece of writtenRows(table, places)) yield Buffer.from(piece);
}

/** Through the running server: it answers with a line of news at a time. */
async function throughServer(
	socket: NonNullable<Awaited<ReturnType<typeof connectControl>>>,
	job: JobOrder,
	lines: Iterable<Uint8Array>,
	tell: (news: JobNews) => void
): Promise<void> {
	socket.write(JSON.stringify(job) + '\n');
	for (const line of lines) socket.write(line);
	socket.end();
	let rest = '';
	for await (const piece of socket) {
		const parts = (rest + String(piece)).split('\n');
		rest = parts.pop() ?? '';
		for (const part of parts) tell(JSON.parse(part) as JobNews);
	}
}

async function alone(
	dataDir: string,
	job: JobOrder,
	lines: Iterable<Uint8Array>,
	tell: (news: JobNews) => void
) {
	ensureWritable(dataDir);
	if (!existsSync(path.join(dataDir, 'spolu.db')))
		throw new StartError(
			`There is no Spolu in DATA_DIR ${dataDir}. Start it there once: npm start`
		);
	const hold = holdDirectory(dataDir);
	const app = await createApp({ dataDir });
	try {
		// What a stop of the server interrupted goes on first.
		await app.imports.idle();
		await runJob(app, job, lines, tell);
	} finally {
		await app.close();
		hold.release();
	}
}

function report(news: JobNews): void {
	if (news.is === 'refused') throw new StartError(say('en', news.key, news.values));
	const { status, done, total, created, skipped, badCount } = news.progress;
	if (news.is === 'progress') return console.log(`${done} of ${total} rows`);
	for (const { row, reason, column = '', value = '' } of news.bad) {
		console.log(`row ${row}: ${say('en', `import.reason.${reason}`, { column, value })}`);
	}
	console.log(`${status}: ${created} imported, ${skipped} there already, ${badCount} refused`);
	process.exitCode = status !== 'done' ? 1 : badCount > 0 ? 3 : 0;
}

async function main(): Promise<void> {
	const args = readArguments();
	const { dataDir } = readEnvironment(process.env, []);
	const job: JobOrder = { project: args.project, ...(args.as ? { as: args.as } : {}) };
	const lines = [...linesOf(args)];
	const socket = await connectControl(dataDir);
	if (socket) await throughServer(socket, job, lines, report);
	else await alone(dataDir, job, lines, report);
}

main().catch((error: unknown) => {
	if (error instanceof FileError) {
		console.error(say('en', `import.problem.${error.problem}`, { row: error.row }));
	} else if (error instanceof Error && 'key' in error) {
		console.error(
			say('en', String(error.key), (error as { values?: Record<string, string> }).values)
		);
	} else console.error(error instanceof Error ? error.message : error);
	process.exitCode = error instanceof StartError ? 2 : 1;
});
