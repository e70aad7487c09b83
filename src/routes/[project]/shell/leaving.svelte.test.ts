import { flushSync } from 'svelte';
import { afterEach, expect, it, vi } from 'vitest';
import type { WaitingElsewhere } from '#lib/replica/session-events.ts';
import { Leaving } from './leaving.svelte.ts';
import type { Workspace } from './workspace.ts';

afterEach(() => void vi.unstubAllGlobals());

const CHANGE = { tx: 'a', collection: 'deals', recordId: 'roof', field: 'title' };

/** A page in which these changes wait, and so many elsewhere, as is known when it is let be known. */
function room(own: object[], elsewhere: number) {
	let waiting = $state.raw(own);
	let known = Promise.resolve();
	const signOut = vi.fn(async () => {});
	const waitingElsewhere = vi.fn(async (): Promise<WaitingElsewhere> => {
		await known;
		return { inTabs: 0, inOthers: elsewhere };
	});
	vi.stubGlobal('location', { assign: vi.fn() });
	vi.stubGlobal('navigator', { onLine: true });
	const sync = {
		isOnline: true,
		get waiting() {
			return waiting;
		}
	};
	let door!: Leaving;
	$effect.root(() => {
		door = new Leaving({ sync, waitingElsewhere, signOut } as unknown as Workspace);
	});
	const show = (now: object[]) => {
		waiting = now;
		flushSync();
	};
	const hold = () => {
		const { promise, resolve } = Promise.withResolvers<void>();
		known = promise;
		return async () => {
			resolve();
			await new Promise(setImmediate);
			flushSync();
		};
	};
	const begin = async () => {
		await door.begin();
		flushSync();
		await new Promise(setImmediate);
	};
	return { door, begin, show, hold, signOut, waitingElsewhere };
}

it('asks at once about what waits here, and leaves once that is sent', async () => {
	const { door, begin, show, signOut } = room([CHANGE], 0);
	await begin();
	expect([door.isAsking, door.count]).toEqual([true, 1]);
	show([]);
	await vi.waitFor(() => expect(signOut).toHaveBeenCalledOnce());
	expect(door.isAsking).toBe(false);
});

it('leaves nobody signed out who cancels while that is found out', async () => {
	const { door, begin, show, hold, signOut } = room([CHANGE], 0);
	await begin();
	const known = hold();
	show([]);
	door.cancel();
	await known();
	expect(signOut).not.toHaveBeenCalled();
	expect(door.isAsking).toBe(false);
});

it('does not ask again whoever has cancelled', async () => {
	const { door, hold } = room([], 1);
	await door.begin();
	const known = hold();
	flushSync();
	door.cancel();
	await known();
	expect(door.isAsking).toBe(false);
});

it('signs out once, as was chosen', async () => {
	const { door, begin, show, hold, signOut } = room([CHANGE], 0);
	await begin();
	const known = hold();
	show([]);
	void door.choose('seal');
	void door.begin();
	await known();
	expect(signOut.mock.calls.map(([choice]: unknown[]) => choice)).toEqual(['seal']);
});

it('asks about other tabs once, however often they tell of something', async () => {
	const { begin, show, waitingElsewhere } = room([], 1);
	await begin();
	waitingElsewhere.mockClear();
	for (let n = 0; n < 20; n++) show([]);
	expect(waitingElsewhere).not.toHaveBeenCalled();
});

it('discards nothing that was not shown when it was chosen', async () => {
	const { door, begin, hold, signOut } = room([CHANGE], 3);
	const known = hold();
	void begin();
	flushSync();
	expect([door.isAsking, door.count]).toEqual([true, 1]);
	void door.choose('discard');
	await known();
	expect(signOut).not.toHaveBeenCalled();
	expect([door.isAsking, door.count]).toEqual([true, 4]);
	await door.choose('discard');
	expect(signOut.mock.calls.map(([choice]: unknown[]) => choice)).toEqual(['discard']);
});

it('goes by what it knew when it cannot be found out again', async () => {
	const { door, begin, waitingElsewhere, signOut } = room([], 3);
	await door.begin();
	waitingElsewhere.mockRejectedValueOnce(new TypeError('offline'));
	await begin();
	expect([door.isAsking, door.count]).toEqual([true, 3]);
	waitingElsewhere.mockResolvedValueOnce({ inTabs: 1, inOthers: null });
	await begin();
	expect([door.isAsking, door.count]).toEqual([true, 4]);
	expect(signOut).not.toHaveBeenCalled();
});
