import type { Bench, Row, Running } from '../bench.ts';
import { pause } from '../load/crowd.ts';
import { median } from '../numbers.ts';
import type { Line } from '../table.ts';
import { OFFICE } from './edits.ts';

const MIB = 2 ** 20;
const READINGS = 5;
const BETWEEN = 400;

/** Resident memory of the server: alone, and with the project's replicas loaded. */
export const memory: Row = {
	name: 'memory',
	async measure(bench) {
		const empty = await bench.world({ customers: [0], members: 1 });
		const full = await bench.world(OFFICE);
		const idle = await residents(bench, await bench.spolu(empty), []);
		const peerIdle = await residents(bench, await bench.hocuspocus(empty), []);
		const loaded = await residents(bench, await bench.spolu(full), [false, true]);
		const peerLoaded = await residents(bench, await bench.hocuspocus(full), [false]);
		const line = (what: string, ours: number, peer: number): Line => ({
			what,
			unit: 'MiB',
			ours,
			peer: { name: 'Hocuspocus', value: peer }
		});
		return [
			line('memory of the server, idle', idle[0]!, peerIdle[0]!),
			line('memory, 5,000 records, one scope', loaded[0]!, peerLoaded[0]!),
			line('memory, 5,000 records, six scopes', loaded[1]!, peerLoaded[0]!)
		];
	}
};

/** The memory after each crowd has come, or without any; crowds of other scopes stay with the first. */
async function residents(bench: Bench, server: Running, crowds: boolean[]): Promise<number[]> {
	const load = bench.load();
	const found: number[] = [];
	if (crowds.length === 0) found.push(await resident(server));
	for (const withOthers of crowds) {
		await load.ask('gather', { place: server.place, clients: 2, withOthers });
		found.push(await resident(server));
	}
	await Promise.all([load.end(), server.child.end()]);
	return found;
}

/** The median of a few readings, in MiB. */
async function resident({ child }: Running): Promise<number> {
	const readings: number[] = [];
	for (let n = 0; n < READINGS; n++) {
		await pause(BETWEEN);
		readings.push((await child.usage()).rss / MIB);
	}
	return median(readings);
}
