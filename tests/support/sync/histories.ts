import fc from 'fast-check';
import { KINDS, play, type Command } from './history.ts';
import { VirtualTime } from './virtual-time.ts';
import { template, type Template } from './world.ts';

/** What a run of histories came to. `failure` is printable: seed, path, what broke, the shrunk history. */
export interface Report {
	seed: number;
	runs: number;
	counts: Record<string, number>;
	failure: string | null;
}

export interface Run {
	seed: number;
	count: number;
	/** False: a failure is told as it was found. */
	isShortened?: boolean;
}

/** How often each kind of thing happens; what is not named counts 2. */
const WEIGHTS: Partial<Record<Command['kind'], number>> = {
	set: 26,
	create: 12,
	several: 6,
	convert: 5,
	remove: 5,
	restore: 3,
	undo: 9,
	upset: 8,
	quarrel: 5,
	rush: 3,
	hostile: 8,
	online: 5,
	wait: 5,
	roles: 4,
	share: 8,
	matrix: 4,
	grade: 4,
	offline: 3,
	recover: 1,
	rebuild: 1,
	activity: 1,
	archive: 1
};

const weighted = KINDS.flatMap((kind) => Array<Command['kind']>(WEIGHTS[kind] ?? 2).fill(kind));

const command: fc.Arbitrary<Command> = fc.record({
	kind: fc.constantFrom(...weighted),
	who: fc.nat(23),
	a: fc.nat(999),
	b: fc.nat(999),
	c: fc.nat(999),
	pause: fc.nat(4)
});

const TRIES = 120;

const history = fc.array(command, { minLength: 5, maxLength: 50, size: 'max' });

let made: Promise<Template> | null = null;

/** The start of every history; made once per process and removed when it ends. */
function start(): Promise<Template> {
	made ??= template().then((template) => {
		process.once('exit', template.remove);
		return template;
	});
	return made;
}

/** Plays one history from its own beginning. Throws Violation. */
export async function replay(
	commands: readonly Command[],
	areAllThere = true
): Promise<Record<string, number>> {
	const from = await start();
	const time = new VirtualTime();
	time.now += 3_600_000;
	time.install();
	try {
		return await quietly(() => play(from, time, commands, areAllThere));
	} finally {
		time.uninstall();
	}
}

/** Plays `count` random histories. Stops at the first that breaks an invariant, and shortens it. */
export async function runHistories({ seed, count, isShortened = true }: Run): Promise<Report> {
	const counts: Record<string, number> = {};
	let runs = 0;
	const property = fc.asyncProperty(history, async (commands) => {
		runs += 1;
		const seen = await replay(commands);
		for (const [what, times] of Object.entries(seen)) counts[what] = (counts[what] ?? 0) + times;
	});
	const result = await fc.check(property, { seed, numRuns: count, endOnFailure: true });
	if (!result.failed) return { seed, runs, counts, failure: null };
	const found = result.counterexample![0];
	const [commands, why] = isShortened
		? await shortened(found, result.errorInstance)
		: [found, textOf(result.errorInstance)];
	const text = commands.map((command) => JSON.stringify(command)).join(',\n');
	const failure = `seed ${seed}, run ${runs}:\n[\n${text}\n]\n${why}`;
	return { seed, runs, counts, failure };
}

/** Leaves out what the failure does not need, in ever smaller pieces, within a bounded number of tries. */
async function shortened(commands: Command[], error: unknown): Promise<[Command[], string]> {
	let shortest = commands;
	let why = textOf(error);
	let tries = 0;
	for (let size = Math.ceil(commands.length / 2); size >= 1; size = Math.floor(size / 2)) {
		for (let at = 0; at < shortest.length && tries < TRIES; tries++) {
			const candidate = shortest.toSpliced(at, size);
			const failure = await replay(candidate).then(() => null, textOf);
			if (failure) [shortest, why] = [candidate, failure];
			else at += size;
		}
	}
	return [shortest, why];
}

function textOf(error: unknown): string {
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Hocuspocus reports every closed connection; in a history that is the daily bread. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
	const { error, warn } = console;
	console.error = console.warn = () => {};
	try {
		return await work();
	} finally {
		Object.assign(console, { error, warn });
	}
}
