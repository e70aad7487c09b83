import { expect, it } from 'vitest';
import { replay } from '../support/sync/histories.ts';
import type { Command } from '../support/sync/history.ts';

const step = (
	kind: Command['kind'],
	who: number,
	[a, b, c]: readonly [number, number, number],
	pause: number
): Command => ({ kind, who, a, b, c, pause });

/** Histories that once broke an invariant, as short as they could be made, and why they did. */
const FOUND: [why: string, history: Command[]][] = [
	[
		'a role and a record changed in one turn: the record was sent before its reader was sent away (I5)',
		[step('several', 22, [562, 984, 0], 0), step('rush', 1, [972, 725, 339], 0)]
	]
];

it.each(FOUND)('%s', async (_, history) => {
	await expect(replay(history)).resolves.toBeTypeOf('object');
});
