import type { Bench, Row, Running } from '../bench.ts';
import { median } from '../numbers.ts';
import type { Line } from '../table.ts';
import { OFFICE } from './edits.ts';

/** A device that has nothing yet: from opening the socket to the whole replica. */
export const coldSync: Row = {
	name: 'cold-sync',
	async measure(bench) {
		const world = await bench.world(OFFICE);
		const servers = [
			await bench.spolu(world),
			await bench.hocuspocus(world),
			await bench.yWebsocket(world)
		].filter((server) => server !== null);
		const times = await measured(bench, servers);
		await Promise.all(servers.map(({ child }) => child.end()));
		return times.slice(1).map((peer, i): Line => ({
			what: 'cold sync of 5,000 records (60,000 fields)',
			unit: 'ms',
			ours: median(times[0]!),
			peer: { name: servers[i + 1]!.place.kind, value: median(peer) }
		}));
	}
};

async function measured(bench: Bench, servers: Running[]): Promise<number[][]> {
	const load = bench.load();
	const times = servers.map((): number[] => []);
	// Somebody is there already, or Hocuspocus would load its document anew each time.
	for (const { place } of servers) {
		await load.ask('gather', { place, clients: 2, withOthers: false });
	}
	for (let n = 0; n <= bench.repetitions; n++) {
		for (const [i, { place }] of servers.entries()) {
			const { ms, keys } = await load.ask<{ ms: number; keys: number }>('coldSync', { place });
			if (keys === 0) throw new Error(`${place.kind} gave an empty document`);
			if (n > 0) times[i]!.push(ms);
		}
	}
	await load.end();
	return times;
}
