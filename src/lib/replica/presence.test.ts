import { expect, it, vi } from 'vitest';
import type { Bootstrap } from './api.ts';
import type { Look } from './messages.ts';
import { Presence } from './presence.svelte.ts';
import type { Session } from './session.svelte.ts';

const LOOK: Look = { page: '/tasks' };

function presence(showPresence: boolean) {
	const told: (Look | null)[] = [];
	const session = {
		me: { account: { email: 'jana@javorina.example', showPresence } } as Bootstrap,
		know: (me: Bootstrap) => (session.me = me),
		sync: { isOnline: true },
		exchange: { look: (look: Look | null) => told.push(look), restart: vi.fn() }
	};
	const mine = new Presence(session as unknown as Session);
	mine.look(LOOK);
	return { session, told, mine };
}

it('tells nobody where somebody is whose account hides them', () => {
	const { told, mine } = presence(false);
	expect(mine.isVisible).toBe(false);
	expect(told).toEqual([null]);
});

it('follows what the server says of the account when it connects again', () => {
	const { session, told, mine } = presence(true);
	session.me = { ...session.me, account: { ...session.me.account, showPresence: false } };
	mine.repeat();
	expect(told).toEqual([LOOK, null]);
});

it('hides at once, and shows again when that could not be kept', async () => {
	const { told, mine } = presence(true);
	const choosing = mine.choose(false, Promise.resolve(null));
	expect(mine.isVisible).toBe(false);
	expect(told).toEqual([LOOK, null]);
	await choosing;
	expect(mine.isVisible).toBe(true);
	expect(told.at(-1)).toEqual(LOOK);
});

it('asks the server anew who I am when it hides while the page is connecting', async () => {
	const { session, mine } = presence(true);
	await mine.choose(false, Promise.resolve(true));
	expect(session.exchange.restart).not.toHaveBeenCalled();
	session.sync.isOnline = false;
	await mine.choose(true, Promise.resolve(true));
	expect(session.exchange.restart).toHaveBeenCalledOnce();
});

it('says at once where somebody is when they do something there', () => {
	vi.useFakeTimers();
	const { told, mine } = presence(true);
	mine.hurry();
	expect(told).toEqual([LOOK]);
	const there = { page: '/tasks', record: 'deals:roof' };
	mine.look(there);
	expect(told).toEqual([LOOK]);
	mine.hurry();
	expect(told).toEqual([LOOK, there]);
	vi.runAllTimers();
	expect(told).toEqual([LOOK, there]);
	vi.useRealTimers();
});

it('holds to the last choice when an earlier one ends', async () => {
	const { mine } = presence(true);
	const last = Promise.withResolvers<boolean>();
	const earlier = mine.choose(true, Promise.resolve(true));
	const later = mine.choose(false, last.promise);
	await earlier;
	expect(mine.isVisible).toBe(false);
	last.resolve(true);
	await later;
	expect(mine.isVisible).toBe(false);
});
