import { afterEach, expect, it } from 'vitest';
import { guards } from '#server/guards.ts';
import { runHistories } from '../support/sync/histories.ts';
import { PATIENCE } from '../support/sync/expect-histories.ts';

/** A guard that is off must show within so many histories. */
const BOUND = 300;
const SEED = 11;

const all = { ...guards };

afterEach(() => {
	Object.assign(guards, all);
});

it.each(Object.keys(all) as (keyof typeof all)[])(
	'I8: without %s the histories fail',
	async (guard) => {
		guards[guard] = false;
		const { failure } = await runHistories({ seed: SEED, count: BOUND });
		expect(failure).not.toBeNull();
	},
	PATIENCE
);
