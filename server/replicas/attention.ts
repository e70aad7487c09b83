import type { Outcome } from '#lib/model/entries.ts';
import { MESSAGE_LIMIT, type ToBrowser } from '#lib/replica/messages.ts';

type Told = Extract<ToBrowser, { t: 'attention' }>;

/** What the frame of a message needs beside its outcomes, generously. */
const FRAME = 100;

/** All that waits for a member, in messages that are no longer than one may be; at least one. */
export function attentionOf(outcomes: readonly Outcome[]): Told[] {
	const messages: Told[] = [{ t: 'attention', outcomes: [] }];
	let length = FRAME;
	for (const outcome of outcomes) {
		const { length: own } = JSON.stringify(outcome);
		const last = messages.at(-1)!;
		length += own + 1;
		if (length <= MESSAGE_LIMIT || last.outcomes.length === 0) {
			last.outcomes.push(outcome);
			continue;
		}
		last.isMore = true;
		messages.push({ t: 'attention', outcomes: [outcome] });
		length = FRAME + own + 1;
	}
	return messages;
}
