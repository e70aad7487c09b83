import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import type { Edit, Outcome } from '#lib/model/entries.ts';
import { newId } from '#lib/model/ids.ts';
import type { Json } from '#lib/model/json.ts';
import { Attention } from './attention.ts';
import { Journal } from './journal.ts';
import { LocalStore } from './local-store.ts';
import { setAside } from './set-aside.ts';
import { SyncStatus } from './sync-status.svelte.ts';

/** Deeper than any value may be. */
const DEEP = { a: { b: { c: {} } } };

let store: LocalStore;
let journal: Journal;

beforeEach(async () => {
	store = await LocalStore.open(`test:${newId()}`);
	const quiet = { changed: () => {}, storingFailed: () => {}, rearranged: () => {} };
	journal = new Journal(store, { ...quiet, hold: async () => {} });
});

const titled = (value: Json): Edit => ({
	collection: 'deals',
	recordId: newId(),
	op: 'set',
	field: 'title',
	value
});

function write(...edits: Edit[]) {
	journal.append(edits, newId(), 1, { base: 0, incarnation: 'this life' });
}

const wanted = (outcomes: Outcome[]) => outcomes.map((outcome) => outcome.wanted);

it('takes out what is no entry with its tx; the rest keeps its numbers, by which the server may know it', async () => {
	const before = journal.client;
	write(titled('a'));
	write(titled(DEEP), titled('with it'));
	write(titled('b'));
	expect(wanted(await setAside(journal, false))).toEqual([DEEP, 'with it']);

	const left = [before, 1, 'a', before, 4, 'b'];
	expect(journal.waiting.flatMap((e) => [e.client, e.clock, e.value])).toEqual(left);
	expect((await store.journal()).flatMap((e) => [e.client, e.clock, e.value])).toEqual(left);
	expect(wanted(await store.outcomes())).toEqual([DEEP, 'with it']);
});

it('takes out everything only when all looks right and could not be read again', async () => {
	write(titled('a'));
	expect(await setAside(journal, false)).toEqual([]);
	expect(journal.waiting).toHaveLength(1);
	expect(await setAside(journal, true)).toMatchObject([
		{ verdict: 'rejected', rule: 'malformed', field: 'title', wanted: 'a' }
	]);
	expect(journal.isEmpty).toBe(true);
});

it('is kept until the author has dealt with it, whatever the server and other tabs say', async () => {
	write(titled(DEEP));
	const outcomes = await setAside(journal, false);
	const sync = new SyncStatus();
	const attention = new Attention(store, sync, () => true);
	attention.add(outcomes);
	attention.take([]);
	expect(sync.attention).toEqual(outcomes);

	new Attention(store, new SyncStatus(), () => true).take([]);
	await attention.restore();
	expect(sync.attention).toEqual(outcomes);

	attention.dealWith(sync.attention[0]!);
	await attention.restore();
	expect(sync.attention).toEqual([]);
});
