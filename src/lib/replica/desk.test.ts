import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { newId } from '#lib/model/ids.ts';
import type { Bootstrap } from './api.ts';
import { Desk, storeName, type DeskEvents } from './desk.ts';
import { Journal } from './journal.ts';

const me = { project: { id: newId(), slug: 'pilgrim' }, member: newId() } as Bootstrap;

beforeEach(() => {
	vi.stubGlobal('addEventListener', () => {});
	const forbidden = () => {
		throw new DOMException('forbidden', 'SecurityError');
	};
	vi.stubGlobal('localStorage', new Proxy({}, { get: forbidden, ownKeys: forbidden }));
});

afterEach(() => void vi.unstubAllGlobals());

it('tells the other tabs of the end where local storage is forbidden (rule 26)', async () => {
	const other = new BroadcastChannel(storeName(me.project.id, me.member));
	const told = new Promise((resolve) => (other.onmessage = ({ data }) => resolve(data)));
	const desk = await Desk.open(me);
	const quiet = {
		changed: () => {},
		storingFailed: () => {},
		hold: async () => {},
		rearranged: () => {}
	};
	await desk.leave(new Journal(desk.store, quiet), false);
	expect(await told).toEqual({ t: 'signed_out', isDiscarded: false });
	other.close();
});

it('hears that another tab has signed out though nobody listened yet', async () => {
	const channel: Partial<BroadcastChannel> = {};
	vi.stubGlobal('BroadcastChannel', function () {
		return channel;
	});
	const desk = await Desk.open(me);
	const data = { t: 'signed_out', isDiscarded: true };
	channel.onmessage!.call(channel as BroadcastChannel, new MessageEvent('message', { data }));
	const signedOut = vi.fn();
	desk.listen({ signedOut } as Partial<DeskEvents> as DeskEvents);
	expect(signedOut).toHaveBeenCalledExactlyOnceWith(true);
});

it('remembers nobody where local storage is forbidden, and says nothing of it', async () => {
	const desk = await Desk.open(me);
	desk.remember(me);
	expect(Desk.last('pilgrim')).toBeNull();
	expect(Desk.known()).toEqual([]);
});
