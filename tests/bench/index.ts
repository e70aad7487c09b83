/**
 * `npm run bench [-- --only NAME[,NAME]] [-- --quick] [-- --json FILE] [-- --fuzz]`: one table; each
 * figure is a median, measured in the same run beside its peer. Figures of different runs, or of a
 * machine that does other work, say little: compare the columns.
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { Bench, type Row } from './bench.ts';
import { clean } from './children.ts';
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

function machine() {
	return { cores: cpus().length, model: cpus()[0]?.model ?? '', load: loadavg()[0]! };
}

async function measureAll(options: Options): Promise<void> {
	const bench = new Bench(options);
	const before = machine();
	console.log(
		`${before.cores} cores (${before.model.trim()}), load ${before.load.toFixed(2)} at the start; ` +
			`medians of ${options.repetitions}, Node ${process.version}`
	);
	const lines: Line[] = [];
	for (const row of ROWS) {
		if (options.only.length > 0 && !options.only.includes(row.name)) continue;
		const start = performance.now();
		const load = loadavg()[0]!;
		const found = await row.measure(bench).catch((error: unknown): Line[] => {
			console.error(`${row.name}: ${error instanceof Error ? error.stack : String(error)}`);
			process.exitCode = 1;
			return [];
		});
		lines.push(...found);
		const seconds = ((performance.now() - start) / 1000).toFixed(0);
		console.log(`\n${row.name} (${seconds} s, load ${load.toFixed(1)})\n${written(found)}`);
	}
	if (options.json) {
		const results = { at: new Date().toISOString(), before, after: machine(), options, lines };
		writeFileSync(options.json, JSON.stringify(results, null, '\t') + '\n');
	}
}

async function main(): Promise<void> {
	const options = readOptions(process.argv.slice(2));
	await measureAll(options);
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
