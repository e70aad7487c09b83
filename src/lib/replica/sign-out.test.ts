import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import { newId } from '#lib/model/ids.ts';
import { storeName } from './desk.ts';
import { LocalStore, type JournalEntry } from './local-store.ts';
import type { Session } from './session.svelte.ts';
import { waitingElsewhere } from './sign-out.ts';

afterEach(() => void vi.unstubAllGlobals());

it('says apart what waits in other projects, which is unknown while the server does not say who this is', async () => {
	const other = { id: newId(), slug: 'vetrolom', memberId: newId() };
	const store = await LocalStore.open(storeName(other.id, other.memberId));
	const entry = {
		client: 'c',
		clock: 1,
		tx: 't',
		op: 'create',
		collection: 'deals',
		recordId: 'r'
	};
	await store.appendJournal([entry as unknown as JournalEntry]);
	store.close();
	const session = {
		me: { project: { slug: 'javorina' } },
		desk: { elsewhere: async () => [] },
		sync: { elsewhere: [] }
	} as unknown as Session;
	vi.stubGlobal('fetch', async () => Response.json({ projects: [other] }));
	expect(await waitingElsewhere(session)).toEqual({ inTabs: 0, inOthers: 1 });
	vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
	expect(await waitingElsewhere(session)).toEqual({ inTabs: 0, inOthers: null });
});
