import { worldOf, type Row } from '../bench.ts';
import type { Run } from '../load/crowd.ts';
import type { Flood } from '../load/flood.ts';
import { median, quantile } from '../numbers.ts';
import type { Line } from '../table.ts';
import { OFFICE } from './edits.ts';

const FLOODERS = 30;
const LIMIT = 2;

/** How long an edit takes in one project while another one is flooded, beside the same without. */
export const flooded: Row = {
	name: 'flood',
	async measure(bench) {
		const world = await bench.world(OFFICE);
		const server = await bench.spolu(world);
		const [load, attack] = [bench.load(), bench.load()];
		const gathering = { place: server.place, clients: 2, withOthers: false };
		const crowd = await load.ask<number>('gather', gathering);
		const place = { ...server.place, project: worldOf(world).projects[1]! };
		const seconds = bench.options.isQuick ? 2 : 4;
		const steady = () => load.ask<Run>('steady', { crowd, rate: 50, seconds });
		await steady();
		const quiet: number[] = [];
		const loud: number[] = [];
		let sentAway = 0;
		for (let n = 0; n < bench.repetitions; n++) {
			quiet.push(quantile((await steady()).seen, 0.5));
			const order = { place, clients: FLOODERS, seconds: seconds + 1 };
			const flood = attack.ask<Flood>('flood', order);
			loud.push(quantile((await steady()).seen, 0.5));
			sentAway += (await flood).sentAway;
		}
		await Promise.all([load.end(), attack.end(), server.child.end()]);
		const ratio = median(loud) / median(quiet);
		const line: Line = {
			what: `edit → seen p50 while another project is flooded by ${FLOODERS} clients`,
			unit: 'ms',
			ours: median(loud),
			peer: { name: 'without the flood', value: median(quiet) },
			aim: { text: `≤ ${LIMIT} ×`, isMet: ratio <= LIMIT },
			note: `${sentAway} times somebody was sent away`
		};
		return [line];
	}
};
