import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Bench, Row, Running } from '../bench.ts';
import { newFolder } from '../children.ts';
import type { Run } from '../load/crowd.ts';
import { median, quantile } from '../numbers.ts';
import type { Line } from '../table.ts';
import { OFFICE } from './edits.ts';

/** So many that none of them reaches the 30 edits a second that one connection of ours may send. */
const CLIENTS = 100;
const CROWDED_OFFICE = { ...OFFICE, members: CLIENTS + 1 };

/** As many edits as a server takes, each client with one on its way. `--profile DIR` says where it goes. */
export const flatOut: Row = {
	name: 'flat-out',
	async measure(bench) {
		const world = await bench.world(CROWDED_OFFICE);
		const load = bench.load();
		const folder = bench.options.profile ? newFolder('profile') : null;
		const execArgv = folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
		const servers = [
			await bench.spolu(world, { execArgv }),
			await bench.hocuspocus(world),
			await bench.yWebsocket(world)
		].filter((server) => server !== null);
		const all = await measured(bench, load, servers);
		await Promise.all([load.end(), ...servers.map(({ child }) => child.end())]);
		if (folder) keepProfiles(folder, bench.options.profile!);
		const [ours, ...peers] = all;
		return peers.flatMap((peer) => linesOf(ours!, peer));
	}
};

interface Result {
	name: string;
	/** Edits per second. */
	rate: number;
	/** Edits per second of the server's processor time. */
	perCpu: number;
	p95: number;
}

async function measured(
	bench: Bench,
	load: ReturnType<Bench['load']>,
	servers: Running[]
): Promise<Result[]> {
	const runs = servers.map(() => [] as Omit<Result, 'name'>[]);
	const crowds: number[] = [];
	for (const { place } of servers) {
		crowds.push(await load.ask('gather', { place, clients: CLIENTS, withOthers: false }));
	}
	for (let n = 0; n < bench.repetitions; n++) {
		for (const [i, { child }] of servers.entries()) {
			const before = await child.usage();
			const order = { crowd: crowds[i], seconds: bench.options.isQuick ? 1 : 2, atOnce: 1 };
			const run = await load.ask<Run>('flatOut', order);
			const { cpu } = await child.usage();
			runs[i]!.push({
				rate: run.edits / run.seconds,
				perCpu: run.edits / (cpu - before.cpu),
				p95: quantile(run.seen, 0.95)
			});
		}
	}
	const middle = (i: number, key: keyof Omit<Result, 'name'>) =>
		median(runs[i]!.map((run) => run[key]));
	return servers.map(({ place }, i) => ({
		name: place.kind === 'hocuspocus' ? 'Hocuspocus' : place.kind,
		rate: middle(i, 'rate'),
		perCpu: middle(i, 'perCpu'),
		p95: middle(i, 'p95')
	}));
}

function linesOf(ours: Result, { name, ...peer }: Result): Line[] {
	const how = `flat out, ${CLIENTS} clients`;
	return [
		{
			what: `edits seen per second, ${how}`,
			unit: '/s',
			ours: ours.rate,
			peer: { name, value: peer.rate }
		},
		{
			what: `edits per CPU-second, ${how}`,
			unit: '',
			ours: ours.perCpu,
			peer: { name, value: peer.perCpu }
		},
		{ what: `edit → seen p95, ${how}`, unit: 'ms', ours: ours.p95, peer: { name, value: peer.p95 } }
	];
}

interface Profile {
	nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
	samples: number[];
	timeDeltas: number[];
}

/** Keeps the profiles, and prints where the processor's time went. */
function keepProfiles(from: string, to: string): void {
	mkdirSync(to, { recursive: true });
	for (const name of readdirSync(from)) {
		const file = path.join(to, name);
		copyFileSync(path.join(from, name), file);
		const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, 'utf8')) as Profile;
		const names = new Map(
			nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => [
				id,
				`${functionName || '(anonymous)'} ${url.split('/').slice(-3).join('/')}:${lineNumber + 1}`
			])
		);
		const spent = new Map<string, number>();
		samples.forEach((id, i) => {
			const at = names.get(id) ?? '';
			spent.set(at, (spent.get(at) ?? 0) + timeDeltas[i]! / 1e6);
		});
		const busiest = [...spent].sort((a, b) => b[1] - a[1]).slice(0, 30);
		console.log(`\n${file}`);
		for (const [at, seconds] of busiest) console.log(`${seconds.toFixed(2).padStart(7)} s  ${at}`);
	}
}
