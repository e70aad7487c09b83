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
		'who looked at a record that is deleted was told with its name to somebody who may not know it (I5)',
		[
			step('convert', 11, [610, 609, 190], 1),
			step('tab', 20, [487, 951, 347], 4),
			step('look', 14, [889, 594, 566], 0),
			step('undo', 3, [230, 453, 181], 2),
			step('roles', 16, [745, 124, 123], 2)
		]
	],
	[
		'a role and a record changed in one turn: the record was sent before its reader was sent away (I5)',
		[step('several', 22, [562, 984, 0], 0), step('rush', 1, [972, 725, 339], 0)]
	],
	[
		'a journal that a page had left was behind a gap, and another one was re-numbered: it joined for ever',
		[
			step('backup', 6, [983, 194, 82], 2),
			step('set', 2, [322, 408, 49], 0),
			step('set', 15, [607, 148, 787], 2),
			step('fault', 4, [480, 538, 694], 1),
			step('create', 18, [882, 657, 824], 4),
			step('reload', 2, [772, 24, 874], 2),
			step('recover', 15, [428, 247, 833], 1)
		]
	],
	[
		'a restored backup that lacked no change passed for the same life: the server wrote under a used id (I1)',
		[
			step('rebuild', 11, [529, 312, 978], 2),
			step('backup', 20, [542, 537, 5], 2),
			step('recover', 3, [354, 997, 993], 2),
			step('roles', 9, [850, 1, 157], 1)
		]
	],
	[
		'a member’s other session dealt with an outcome before the device that wrote the entry was told it',
		[
			step('set', 22, [541, 59, 752], 4),
			step('set', 11, [948, 843, 708], 4),
			step('create', 15, [192, 391, 682], 2),
			step('roles', 17, [548, 743, 242], 4),
			step('set', 11, [801, 410, 621], 0),
			step('blackout', 1, [380, 17, 645], 3),
			step('quarrel', 0, [88, 880, 748], 4),
			step('blackout', 18, [213, 946, 367], 0),
			step('hostile', 0, [558, 721, 454], 3)
		]
	],
	[
		'the server archived on a disk that refused: the history waited for an answer that only later time brings',
		[
			step('upset', 19, [129, 614, 473], 3),
			step('fault', 17, [501, 573, 374], 3),
			step('archive', 1, [743, 620, 108], 0)
		]
	],
	[
		'hostile sessions had used up the pace of their member: an honest device was told to come later',
		[
			step('offline', 21, [977, 434, 385], 2),
			step('hostile', 13, [49, 755, 731], 0),
			step('hostile', 21, [231, 370, 786], 2)
		]
	]
];

it.each(FOUND)('%s', async (_, history) => {
	await expect(replay(history, false)).resolves.toBeTypeOf('object');
});
