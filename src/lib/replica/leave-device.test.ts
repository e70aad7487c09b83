import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { newId } from '#lib/model/ids.ts';
import { Answered, type Bootstrap } from './api.ts';
import { Desk, storeName } from './desk.ts';
import { leaveDevice, waitingHere, type SignedIn } from './leave-device.ts';
import { LocalStore, type JournalEntry } from './local-store.ts';
import { Tabs } from './tabs.ts';

const items = new Map<string, string>();

beforeEach(() => {
	items.clear();
	const localStorage = {
		getItem: (key: string) => items.get(key) ?? null,
		setItem: (key: string, value: string) => items.set(key, value),
		removeItem: (key: string) => items.delete(key)
	};
	const keys = { ownKeys: () => [...items.keys()], getOwnPropertyDescriptor: () => ENUMERABLE };
	vi.stubGlobal('localStorage', new Proxy(localStorage, keys));
	vi.stubGlobal('addEventListener', () => {});
	return () => vi.unstubAllGlobals();
});

const ENUMERABLE = { enumerable: true, configurable: true };

function who(slug: string): Bootstrap {
	return { project: { id: newId(), slug }, member: newId() } as Bootstrap;
}

/** Whose session this browser has: they may enter these. */
function signedIn(...mine: Bootstrap[]): void {
	const projects = mine.map(({ project, member }) => ({ ...project, memberId: member }));
	vi.stubGlobal('fetch', async () => Response.json({ account: { email: EMAIL }, projects }));
}

const EMAIL = 'marek@javorina.example';
const isMe = ({ account }: SignedIn) => account.email === EMAIL;

const storeOf = ({ project, member }: Bootstrap) => storeName(project.id, member);

/** Somebody has opened a project here, and has left so many changes. */
async function worked(me: Bootstrap, changes: number): Promise<void> {
	const desk = await Desk.open(me);
	desk.remember(me);
	const entries = Array.from({ length: changes }, (_, i) => edit(i + 1));
	await desk.store!.appendJournal(entries);
	desk.store!.close();
}

function edit(clock: number): JournalEntry {
	const what = { op: 'set', collection: 'deals', recordId: newId(), field: 'title', value: 'Roof' };
	return { ...what, client: 'c', clock, tx: newId(), at: 1, base: 0 } as unknown as JournalEntry;
}

async function left(me: Bootstrap): Promise<number | null> {
	const store = await LocalStore.find(storeOf(me));
	const entries = await store?.journal();
	store?.close();
	return entries?.length ?? null;
}

it('neither counts nor discards what somebody else has left here', async () => {
	const [janas, mareks] = [who('vetrolom'), who('javorina')];
	await worked(janas, 1);
	await worked(mareks, 2);
	signedIn(mareks);
	const waiting = await waitingHere(isMe);
	expect(waiting).toEqual([{ slug: 'javorina', store: storeOf(mareks), n: 2, areKept: true }]);
	await leaveDevice(waiting);
	expect([await left(janas), await left(mareks)]).toEqual([1, null]);
	expect(Desk.known()).toEqual([]);
});

it('finds what was sealed before, in a project that has not been opened since', async () => {
	const janas = who('vetrolom');
	await worked(janas, 1);
	await leaveDevice([]);
	signedIn(janas);
	expect(await waitingHere(isMe)).toMatchObject([{ slug: 'vetrolom', n: 1 }]);
});

it('makes no store where there was none', async () => {
	const janas = who('vetrolom');
	signedIn(janas);
	expect(await waitingHere(isMe)).toEqual([]);
	expect(await left(janas)).toBeNull();
});

it('discards what waits, and not what the server could not read', async () => {
	const janas = who('vetrolom');
	await worked(janas, 1);
	const store = await LocalStore.open(storeOf(janas));
	await store.settle('c', 0, [{ ...edit(9), verdict: 'rejected', rule: 'malformed' } as never]);
	store.close();
	signedIn(janas);
	await leaveDevice(await waitingHere(isMe));
	expect(await left(janas)).toBe(0);
	const kept = await LocalStore.find(storeOf(janas));
	expect(await kept!.outcomes()).toHaveLength(1);
	kept!.close();
});

it('says that it cannot know when the server does not say who is signed in', async () => {
	vi.stubGlobal('fetch', async () => new Response('', { status: 502 }));
	await expect(waitingHere(isMe)).rejects.toThrow(TypeError);
});

it('says nothing of what waits for somebody else who has signed in meanwhile (rule 26)', async () => {
	const janas = who('vetrolom');
	await worked(janas, 1);
	signedIn(janas);
	await expect(waitingHere(({ account }) => account.email !== EMAIL)).rejects.toThrow(Answered);
	vi.stubGlobal('fetch', async () => new Response('{}', { status: 401 }));
	expect(await waitingHere(isMe)).toEqual([]);
});

it('hears of what a page has and no device keeps', async () => {
	const [mareks, janas] = [who('javorina'), who('vetrolom')];
	const pages = [mareks, janas].map((me) => {
		const page: Tabs = new Tabs(storeOf(me), ({ t }) => {
			if (t === 'tell') page.tell({ t: 'edited', entries: [edit(1)] });
		});
		return page;
	});
	signedIn(mareks);
	expect(await waitingHere(isMe)).toMatchObject([{ slug: 'javorina', n: 1, areKept: false }]);
	pages.forEach((page) => page.release());
});
