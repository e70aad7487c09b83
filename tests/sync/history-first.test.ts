import { it } from 'vitest';
import { expectHistories, PATIENCE } from '../support/sync/expect-histories.ts';

// Two files of one kind, so that both cores play.
it(
	'I1–I7 hold after each of 500 random histories',
	() => expectHistories(20_260_309, 500),
	PATIENCE
);
