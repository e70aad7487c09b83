/** Plays random histories against the server's core, in a process of its own: time is virtual there. */
import { answerParent } from '../answers.ts';
import { runHistories } from '../../support/sync/histories.ts';

answerParent({
	play: (order: { seed: number; count: number }) => runHistories(order)
});
