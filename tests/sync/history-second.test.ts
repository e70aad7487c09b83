import { it } from 'vitest';
import { expectHistories, PATIENCE } from '../support/sync/expect-histories.ts';

it(
	'I1–I7 hold after each of another 500 random histories',
	() => expectHistories(5, 500),
	PATIENCE
);
