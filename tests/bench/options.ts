import { parseArgs } from 'node:util';

export interface Options {
	/** Names of rows; empty: all. */
	only: string[];
	isQuick: boolean;
	isFuzz: boolean;
	/** Where results go as JSON. */
	json: string | null;
	/** Where CPU profiles of our server go. */
	profile: string | null;
	histories: number;
	seed: number;
	/** How often each measurement is repeated; figures are medians. */
	repetitions: number;
}

/** Throws an Error with one line when an argument is unknown. */
export function readOptions(args: string[]): Options {
	const { values } = parseArgs({
		args,
		options: {
			only: { type: 'string', multiple: true, default: [] },
			quick: { type: 'boolean', default: false },
			fuzz: { type: 'boolean', default: false },
			json: { type: 'string' },
			profile: { type: 'string' },
			histories: { type: 'string', default: '10000' },
			seed: { type: 'string', default: String(Date.now() % 2 ** 31) }
		}
	});
	return {
		only: values.only.flatMap((names) => names.split(',')),
		isQuick: values.quick,
		isFuzz: values.fuzz,
		json: values.json ?? null,
		profile: values.profile ?? null,
		histories: Number(values.histories),
		seed: Number(values.seed),
		repetitions: values.quick ? 3 : 5
	};
}
