import type { Bench, Row, Running } from '../bench.ts';
import { pause } from '../load/crowd.ts';
import { median } from '../numbers.ts';
import type { Line } from '../table.ts';
import { OFFICE } from './edits.ts';

const MIB = 2 ** 20;
const SETTLE = 1_500;

/** Resident memory of the server: alone, and with the project's replicas loaded. */
export const memory: Row = {
	name: 'memory',
	async measure(bench) {
		const full = await bench.world(OFFICE);
		const empty = await bench.world({ customers: [0], members: 1 });
		const of = (start: () => Promise<Running | null>, clients: number, withOthers = false) =>
			resident(bench, start, clients, withOthers);
		const idle = await of(() => bench.hocuspocus(empty), 0);
		const loaded = await of(() => bench.hocuspocus(full), 2);
		const lines: Line[] = [];
		const add = (what: string, ours: number, peer: number) =>
			lines.push({ what, unit: 'MiB', ours, peer: { name: 'Hocuspocus', value: peer } });
		add('memory of the server, idle', await of(() => bench.spolu(empty), 0), idle);
		add('memory, 5,000 records, one scope', await of(() => bench.spolu(full), 2), loaded);
		add('memory, 5,000 records, six scopes', await of(() => bench.spolu(full), 2, true), loaded);
		return lines;
	}
};

async function resident(
	bench: Bench,
	start: () => Promise<Running | null>,
	clients: number,
	withOthers: boolean
): Promise<number> {
	const measured: number[] = [];
	for (let n = 0; n < (bench.options.isQuick ? 1 : 5); n++) {
		const server = (await start())!;
		const load = bench.load();
		if (clients > 0) await load.ask('gather', { place: server.place, clients, withOthers });
		await pause(SETTLE);
		measured.push((await server.child.usage()).rss / MIB);
		await Promise.all([load.end(), server.child.end()]);
	}
	return median(measured);
}
