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

const WEIGHTS: Partial<Record<Command['kind'], number>> = {
	set: 10,
	create: 6,
	convert: 2,
	several: 3,
	remove: 3,
	restore: 2,
	undo: 4,
	roles: 2,
	offline: 2,
	online: 3,
	wait: 3,
	hostile: 4
};

const weighted = KINDS.flatMap((kind) => Array<Command['kind']>(WEIGHTS[kind] ?? 1).fill(kind));

const command: fc.Arbitrary<Command> = fc.record({
	kind: fc.constantFrom(...weighted),
	who: fc.nat(23),
	a: fc.nat(999),
	b: fc.nat(999),
	c: fc.nat(999),
	pause: fc.nat(4)
});

const history = fc.array(command, { minLength: 5, maxLength: 45, size: 'max' });

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
export async function replay(commands: readonly Command[]): Promise<Record<string, number>> {
	const from = await start();
	const time = new VirtualTime();
	time.now += 3_600_000;
	time.install();
	try {
		return await quietly(() => play(from, time, commands));
	} finally {
		time.uninstall();
	}
}

/** Plays `count` random histories. Stops at the first that breaks an invariant, and shrinks it. */
export async function runHistories({
	seed,
	count
}: {
	seed: number;
	count: number;
}): Promise<Report> {
	const counts: Record<string, number> = {};
	let runs = 0;
	const property = fc.asyncProperty(history, async (commands) => {
		runs += 1;
		const seen = await replay(commands);
		for (const [what, times] of Object.entries(seen)) counts[what] = (counts[what] ?? 0) + times;
	});
	const result = await fc.check(property, { seed, numRuns: count });
	return { seed, runs, counts, failure: result.failed ? failureText(result) : null };
}

function failureText(result: fc.RunDetails<[Command[]]>): string {
	const commands = result.counterexample![0].map((c) => JSON.stringify(c)).join(',\n');
	const error = result.errorInstance as Error;
	return `seed ${result.seed}, path ${result.counterexamplePath}, shrunk ${result.numShrinks} times:\n[\n${commands}\n]\n${error.stack ?? error.message}`;
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
