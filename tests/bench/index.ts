/**
 * `npm run bench [-- --only NAME[,NAME]] [-- --quick] [-- --json FILE]`: one table; each
 * figure is a median, measured in the same run beside its peer. Figures of different runs, or of a
 * machine that does other work, say little: compare the columns. `-- --fuzz [--histories N]
 * [--seed N]` plays random histories instead.
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { Bench, type Row } from './bench.ts';
import { clean, endChildren } from './children.ts';
import { fuzz } from './fuzz/index.ts';
import { readOptions, type Options } from './options.ts';
import { board } from './rows/board.ts';
import { coldSync } from './rows/cold-sync.ts';
import { edits } from './rows/edits.ts';
import { flatOut } from './rows/flat-out.ts';
import { flooded } from './rows/flood.ts';
import { importing } from './rows/importing.ts';
import { javascript } from './rows/javascript.ts';
import { memory } from './rows/memory.ts';
import { opening } from './rows/opening.ts';
import { survival } from './rows/survival.ts';
import { written, type Line } from './table.ts';

const ROWS: Row[] = [
	edits,
	flatOut,
	survival,
	coldSync,
	opening,
	board,
	javascript,
	importing,
	memory,
	flooded
];

/** The whole ends within 15 minutes, or 3 when it is to be quick: then rows are left out. */
const LONGEST = 14 * 60_000;
const LONGEST_QUICK = 2.8 * 60_000;
const LONGEST_ROW = 5 * 60_000;

function machine() {
	return { cores: cpus().length, model: (cpus()[0]?.model ?? '').trim(), load: loadavg()[0]! };
}

async function measureAll(options: Options): Promise<void> {
	const { cores, model, load } = machine();
	console.log(
		`${cores} cores (${model}), load ${load.toFixed(1)} at the start, Node ${process.version}`
	);
	const bench = new Bench(options);
	const end = performance.now() + (options.isQuick ? LONGEST_QUICK : LONGEST);
	const lines: Line[] = [];
	const rows = ROWS.filter(({ name }) => options.only.length === 0 || options.only.includes(name));
	for (const row of rows) lines.push(...(await measured(row, bench, end)));
	const after = machine();
	console.log(
		`\nMedians of ${options.repetitions}; load ${load.toFixed(1)} before, ${after.load.toFixed(1)} after\n` +
			written(lines)
	);
	if (!options.json) return;
	const results = {
		at: new Date().toISOString(),
		cores,
		model,
		load,
		loadAfter: after.load,
		lines
	};
	writeFileSync(options.json, JSON.stringify(results, null, '\t') + '\n');
}

/** A row's lines; none, and exit code 1, when it fails or there is no time left for it. */
async function measured(row: Row, bench: Bench, end: number): Promise<Line[]> {
	const start = performance.now();
	const left = Math.min(LONGEST_ROW, end - start);
	if (left <= 0) {
		console.error(`${row.name}: left out, there is no time for it here`);
		process.exitCode = 1;
		return [];
	}
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error('left out, it takes too long here')), left);
	});
	try {
		const lines = await Promise.race([row.measure(bench), late]);
		const seconds = ((performance.now() - start) / 1_000).toFixed(0);
		console.log(`${row.name}: ${seconds} s, load ${loadavg()[0]!.toFixed(1)}`);
		return lines;
	} catch (error) {
		console.error(`${row.name}: ${error instanceof Error ? error.message : String(error)}`);
		process.exitCode = 1;
		return [];
	} finally {
		clearTimeout(timer);
		endChildren();
	}
}

async function main(): Promise<void> {
	const options = readOptions(process.argv.slice(2));
	if (!options.isFuzz) return measureAll(options);
	if (!(await fuzz(options))) process.exitCode = 1;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.once(signal, () => {
		clean();
		process.exit(130);
	});
}
process.once('exit', clean);
main().then(
	() => process.exit(),
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exit(1);
	}
);
