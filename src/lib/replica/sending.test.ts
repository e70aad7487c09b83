import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { newId } from '#lib/model/ids.ts';
import { Api } from './api.ts';
import { ServerClock } from './clock.ts';
import { Journal } from './journal.ts';
import type { ToServer } from './messages.ts';
import { Sending } from './sending.ts';

let journal: Journal;
let sending: Sending;
let sent: ToServer[];
const link = { isSynced: true, send: (message: ToServer) => sent.push(message) > 0 };

beforeEach(() => {
	vi.useFakeTimers();
	// Nothing gets through over HTTP.
	vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
	sent = [];
	const quiet = {
		changed: () => {},
		storingFailed: () => {},
		hold: async () => {},
		rearranged: () => {}
	};
	journal = new Journal(null, quiet);
	sending = new Sending(new Api('pilgrim'), journal, new ServerClock(), () => {});
});

afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

function edits(count: number, value = 'Roof'): void {
	for (let i = 0; i < count; i++) {
		const edit = {
			collection: 'deals',
			recordId: newId(),
			op: 'set',
			field: 'title',
			value
		};
		journal.append([edit as never], newId(), 1, { base: 0, incarnation: 'this life' });
	}
}

it('has what the pace did not allow pushed by whoever hears that it failed', async () => {
	const failures: unknown[] = [];
	const push = () => void sending.push(link, push).catch((error) => failures.push(error));
	edits(100);
	push();
	expect(sent).toHaveLength(1);

	edits(50);
	push();
	edits(60);
	await vi.advanceTimersByTimeAsync(100);
	expect(sent).toHaveLength(1);
	expect(failures).toEqual([new TypeError('no network')]);
});

it('sends what is too long for one message over HTTP', async () => {
	edits(4, 'x'.repeat(30_000));
	await sending.push(link, () => {});
	expect(sent).toHaveLength(1);
	edits(5, 'x'.repeat(30_000));
	await expect(sending.push(link, () => {})).rejects.toThrow('no network');
	expect(sent).toHaveLength(1);
});
