import { expect, test } from 'vitest';
import { t } from '#lib/i18n/index.ts';
import type { Outcome } from '#lib/model/entries.ts';
import type { WaitingChange } from '#lib/replica/sync-status.svelte.ts';
import { news } from './news.svelte.ts';

const change: WaitingChange = {
	client: 'marek',
	clock: 1,
	tx: 'one',
	collection: 'deals',
	recordId: 'roof',
	title: 'Roof',
	at: 0
};
const superseded = { verdict: 'superseded' } as Outcome;

function told(waiting: WaitingChange[], attention: Outcome[], sent = 1) {
	return news({ lastBack: { sent, at: Date.now() }, waiting, attention });
}

test('who comes back is told that changes are sent, and then that they are saved', () => {
	expect(told([change], [])).toBe(t('shell.backOnline', { n: 1 }));
	expect(told([], [])).toBe(t('shell.allSaved'));
	expect(told([], [], 0)).toBeNull();
});

test('nobody is told that all is saved while a change needs attention', () => {
	expect(told([], [superseded])).toBeNull();
});
