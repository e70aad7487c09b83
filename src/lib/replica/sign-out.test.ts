import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { newId } from '#lib/model/ids.ts';
import { storeName } from './desk.ts';
import { LocalStore, type JournalEntry } from './local-store.ts';
import type { Session } from './session.svelte.ts';
import { allSent, signOut, waitingElsewhere } from './sign-out.ts';

beforeEach(() => void vi.stubGlobal('localStorage', {}));
afterEach(() => void vi.unstubAllGlobals());

const ME = { id: newId(), slug: 'javorina', memberId: newId() };
const ENTRY = { client: 'c', clock: 1, tx: 't', op: 'create', collection: 'deals', recordId: 'r' };

/** Another project of mine, in which a change waits. */
async function another() {
	const project = { id: newId(), slug: 'vetrolom', memberId: newId() };
	const name = storeName(project.id, project.memberId);
	const store = await LocalStore.open(name);
	await store.appendJournal([ENTRY as unknown as JournalEntry]);
	store.close();
	const left = async () => {
		const now = await LocalStore.find(name);
		const n = (await now?.journal())?.length ?? 0;
		now?.close();
		return n;
	};
	return { project, left };
}

function signedIn(...projects: (typeof ME)[]): void {
	vi.stubGlobal('fetch', async () => Response.json({ account: {}, projects }));
}

function session({ told = [] as object[], stored = [] as object[], isEmpty = true } = {}) {
	const journal = { isEmpty };
	const made = {
		me: { project: { id: ME.id, slug: ME.slug }, member: ME.memberId },
		desk: { elsewhere: async () => stored, leave: async () => {}, askTabs: async () => {} },
		sync: { elsewhere: told, isOnline: false },
		exchange: { signOff: async () => {}, start: vi.fn() },
		close: async () => {},
		phase: 'ready',
		journal
	};
	return { session: made as unknown as Session, journal };
}

const sending = async () => ({ sendAll: async () => {} });

it('tells what waits in other projects apart, which is unknown while the server does not say who this is (rule 26)', async () => {
	const { project } = await another();
	const here = session().session;
	signedIn(ME, project);
	const { inProjects, ...inTabs } = await waitingElsewhere(here);
	expect(inTabs).toEqual({ inTabs: 0, areKept: true });
	expect(inProjects).toMatchObject([{ slug: 'vetrolom', n: 1, areKept: true }]);
	vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
	expect(await waitingElsewhere(here)).toMatchObject({ inProjects: null });
});

it('knows what other tabs have told and no device keeps', async () => {
	signedIn(ME);
	const [kept, lost] = [ENTRY, { ...ENTRY, clock: 2, tx: 'u' }];
	const both = session({ told: [kept, lost], stored: [kept] }).session;
	expect(await waitingElsewhere(both)).toMatchObject({ inTabs: 2, areKept: false });
	const one = session({ told: [kept], stored: [kept] }).session;
	expect(await waitingElsewhere(one)).toMatchObject({ inTabs: 1, areKept: true });
});

it('discards in other projects what was told, and nothing else (rule 26)', async () => {
	const { project, left } = await another();
	signedIn(ME, project);
	const { session: here } = session();
	await signOut(here, { choice: 'discard', told: [], sending });
	expect(await left()).toBe(1);
	const { inProjects } = await waitingElsewhere(here);
	await signOut(here, { choice: 'discard', told: inProjects!, sending });
	expect(await left()).toBe(0);
});

it('takes what waits for somebody else, who has signed in meanwhile, for unknown (rules 13 and 26)', async () => {
	const { project } = await another();
	signedIn({ ...ME, memberId: newId() }, project);
	const { session: here } = session();
	expect(await waitingElsewhere(here)).toMatchObject({ inProjects: null });
	expect(here.exchange.start).toHaveBeenCalledOnce();
	await expect(signOut(here, { choice: 'send', told: [], sending })).rejects.toThrow();
});

it('waits for what this machine itself can send though there is no network', async () => {
	vi.stubGlobal('location', { hostname: 'localhost' });
	vi.stubGlobal('navigator', { onLine: false });
	const { session: here, journal } = session({ isEmpty: false });
	const sent = allSent(here);
	journal.isEmpty = true;
	await sent;
	vi.stubGlobal('location', { hostname: 'crm.example.com' });
	journal.isEmpty = false;
	await expect(allSent(here)).rejects.toThrow(TypeError);
});
