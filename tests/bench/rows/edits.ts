import type { Bench, Row, Running } from '../bench.ts';
import type { Child } from '../children.ts';
import type { Run } from '../load/crowd.ts';
import { median, quantile } from '../numbers.ts';
import { atMost, type Line } from '../table.ts';

/** The world of the rows about live editing: a project of 5,000 records, and a smaller one. */
export const OFFICE = { customers: [1_250, 250], members: 51 };

/** One connection of ours may send 30 edits a second: two clients make fewer than fifty do. */
const CROWDS = [
	{ clients: 2, rate: 50 },
	{ clients: 50, rate: 100 }
];

interface Contestant {
	name: string;
	server: Running;
	crowd: number;
	runs: { run: Run; cpu: number }[];
}

/** Steady editing: how soon others see an edit, and what it costs the server. */
export const edits: Row = {
	name: 'edits',
	async measure(bench) {
		const world = await bench.world(OFFICE);
		const begun: [string, Running | null, boolean][] = [
			['one scope', await bench.spolu(world), false],
			['six scopes', await bench.spolu(world), true],
			['Hocuspocus', await bench.hocuspocus(world), false],
			['y-websocket', await bench.yWebsocket(world), false]
		];
		const load = bench.load();
		const lines: Line[] = [];
		for (const { clients, rate } of CROWDS) {
			const contestants: Contestant[] = [];
			for (const [name, server, withOthers] of begun) {
				if (!server) continue;
				const gathering = { place: server.place, clients, withOthers };
				const crowd = await load.ask<number>('gather', gathering);
				contestants.push({ name, server, crowd, runs: [] });
			}
			await measure(bench, load, contestants, rate);
			for (const { crowd } of contestants) await load.ask('dismiss', { crowd });
			lines.push(...linesOf(contestants, `${clients} clients, ${rate} edits/s`));
		}
		await Promise.all([load.end(), ...begun.map(([, server]) => server?.child.end())]);
		return lines;
	}
};

async function measure(bench: Bench, load: Child, contestants: Contestant[], rate: number) {
	const seconds = bench.options.isQuick ? 1 : 4;
	for (const one of contestants) await load.ask('steady', { crowd: one.crowd, rate, seconds: 1 });
	for (let n = 0; n < bench.repetitions; n++) {
		for (const one of n % 2 ? [...contestants].reverse() : contestants) {
			const before = await one.server.child.usage();
			const run = await load.ask<Run>('steady', { crowd: one.crowd, rate, seconds });
			const after = await one.server.child.usage();
			one.runs.push({ run, cpu: ((after.cpu - before.cpu) / run.edits) * 1_000 });
		}
	}
}

type Figure = (run: Run, cpu: number) => number;

const FIGURES: [what: string, unit: string, figure: Figure, limit: number, ours: string[]][] = [
	[
		'edit → seen p50',
		'ms',
		(run) => quantile(run.seen, 0.5),
		Infinity,
		['one scope', 'six scopes']
	],
	['edit → seen p95', 'ms', (run) => quantile(run.seen, 0.95), 1.5, ['one scope', 'six scopes']],
	['server CPU / 1,000 edits', 's', (_, cpu) => cpu, 2, ['one scope', 'six scopes']]
];

function linesOf(contestants: Contestant[], how: string): Line[] {
	const lines: Line[] = [];
	const lost = contestants.flatMap(({ name, runs }) => {
		const count = runs.reduce((sum, { run }) => sum + run.lost, 0);
		return count > 0 ? [`${name}: ${count} edits were never seen`] : [];
	});
	for (const [what, unit, figure, limit, ours] of FIGURES) {
		for (const own of contestants.filter(({ name }) => ours.includes(name))) {
			for (const peer of contestants.filter(({ name }) => !ours.includes(name))) {
				const [a, b] = [medianOf(own, figure), medianOf(peer, figure)];
				const isAim = peer.name === 'Hocuspocus' && Number.isFinite(limit);
				lines.push({
					what: `${what}, ${how}, ${own.name}`,
					unit,
					ours: a,
					peer: { name: peer.name, value: b },
					...(isAim ? { aim: atMost(a / b, limit, '×') } : {}),
					...(lost.length > 0 ? { note: lost.join('; ') } : {})
				});
			}
		}
	}
	return [...lines, ...durableLines(contestants, how)];
}

/** Only ours answers when an edit is on disk. */
function durableLines(contestants: Contestant[], how: string): Line[] {
	const own = contestants[0]!;
	return [0.5, 0.95].map((share) => ({
		what: `edit → on disk and answered p${share * 100}, ${how}`,
		unit: 'ms',
		ours: medianOf(own, (run) => quantile(run.answered, share))
	}));
}

function medianOf({ runs }: Contestant, figure: Figure): number {
	return median(runs.map(({ run, cpu }) => figure(run, cpu)));
}
