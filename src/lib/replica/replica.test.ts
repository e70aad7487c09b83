import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { gathered } from './gathered.ts';
import { HEAD, keyOf } from './layout.ts';
import type { LocalStore } from './local-store.ts';
import { BrowserReplica } from './replica.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What a server brings of two deals of which one has left already: the copy is to be tidied later. */
function brought(): Uint8Array {
	const doc = new Y.Doc();
	const deals = doc.getMap('deals');
	doc.getMap(HEAD).set('seq', 7);
	for (const id of ['roof', 'gate']) {
		deals.set(keyOf(id, ''), true);
		deals.set(keyOf(id, 'title'), id);
	}
	for (const key of ['', 'title']) deals.delete(keyOf('gate', key));
	return Y.encodeStateAsUpdate(doc);
}

/** A replica that has kept its first copy, and how often it has kept one. */
async function filled() {
	const saveCopy = vi.fn(async () => {});
	const store: Partial<LocalStore> = {
		copy: async () => null,
		fact: async () => undefined,
		keepFact: async () => {},
		appendUpdates: async () => {},
		saveCopy
	};
	const replica = new BrowserReplica('replica:lumen:all@1', store as LocalStore, () => {});
	await replica.restore();
	await replica.whole();
	Y.applyUpdate(replica.doc, brought());
	await vi.advanceTimersByTimeAsync(500);
	expect(saveCopy).toHaveBeenCalledOnce();
	return { replica, saveCopy };
}

it('writes nothing more to the device once it is dropped', async () => {
	const { replica, saveCopy } = await filled();
	replica.drop();
	await vi.advanceTimersByTimeAsync(60_000);
	await replica.close();
	expect(saveCopy).toHaveBeenCalledOnce();
});

it('writes nothing more once it is closed: another one may have taken its place', async () => {
	const { replica, saveCopy } = await filled();
	await replica.close();
	await vi.advanceTimersByTimeAsync(60_000);
	expect(saveCopy).toHaveBeenCalledOnce();
});

it('keeps nothing of what was to be kept when it was dropped', async () => {
	const { replica, saveCopy } = await filled();
	replica.doc.getMap(HEAD).set('seq', 8);
	replica.drop();
	await replica.close();
	expect(saveCopy).toHaveBeenCalledOnce();
});

it('shows nothing of the device that had left its copy, though the page before went too soon', async () => {
	const doc = new Y.Doc();
	const deals = doc.getMap('deals');
	for (const id of ['roof', 'gate']) deals.set(keyOf(id, ''), true);
	const snapshot = Y.encodeStateAsUpdate(doc);
	const records = JSON.stringify(gathered(doc));
	const updates: Uint8Array[] = [];
	doc.on('update', (bytes: Uint8Array) => void updates.push(bytes));
	deals.delete(keyOf('gate', ''));
	const shown = async (isUntidy: boolean) => {
		const store: Partial<LocalStore> = {
			copy: async () => ({ name: 'replica:lumen:all@1', seq: 7, snapshot, records, updates }),
			fact: async <T>() => isUntidy as T,
			keepFact: async () => {},
			saveCopy: async () => {}
		};
		const seen: string[] = [];
		const onRecord = (_: string, id: string) => void seen.push(id);
		const replica = new BrowserReplica('replica:lumen:all@1', store as LocalStore, onRecord);
		const opened = replica.restore();
		await vi.advanceTimersByTimeAsync(0);
		expect(await opened).toBe(true);
		replica.drop();
		return seen;
	};
	expect(await shown(true)).toEqual(['roof']);
	expect(await shown(false)).toContain('gate');
});
