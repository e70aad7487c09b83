import { expect, it } from 'vitest';
import type { Outcome } from '#lib/model/entries.ts';
import { MESSAGE_LIMIT } from '#lib/replica/messages.ts';
import { attentionOf } from './attention.ts';

const outcome = (clock: number, length: number) =>
	({ clock, wanted: 'x'.repeat(length) }) as Outcome;

it('is one message when there is little or nothing', () => {
	expect(attentionOf([])).toEqual([{ t: 'attention', outcomes: [] }]);
	const few = [outcome(1, 10), outcome(2, 10)];
	expect(attentionOf(few)).toEqual([{ t: 'attention', outcomes: few }]);
});

it('is as many messages as it takes, and each but the last says that more comes', () => {
	const many = Array.from({ length: 20 }, (_, i) => outcome(i, 60_000));
	const messages = attentionOf(many);
	expect(messages.map(({ outcomes }) => outcomes.length)).toEqual([4, 4, 4, 4, 4]);
	expect(messages.map(({ isMore }) => isMore ?? false)).toEqual([true, true, true, true, false]);
	expect(messages.flatMap(({ outcomes }) => outcomes)).toEqual(many);
	for (const message of messages) {
		expect(JSON.stringify(message).length).toBeLessThanOrEqual(MESSAGE_LIMIT);
	}
});
