import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Edit, Outcome } from '#lib/model/entries.ts';
import { newId } from '#lib/model/ids.ts';
import { Journal, travelling } from './journal.ts';
import { LocalStore } from './local-store.ts';

const roof = newId();
const titled = (value: string): Edit => ({
	collection: 'deals',
	recordId: roof,
	op: 'set',
	field: 'title',
	value
});

const seen = (base: number) => ({ base, incarnation: 'this life' });

const quiet = {
	changed: () => {},
	storingFailed: () => {},
	hold: async () => {},
	rearranged: () => {}
};

async function opened() {
	const store = await LocalStore.open(`test:${newId()}`);
	return { store, journal: new Journal(store, quiet) };
}

describe('journal (rule 20)', () => {
	it('counts 1, 2, 3 … and is on the device in that order', async () => {
		const { store, journal } = await opened();
		for (const value of ['a', 'b', 'c']) journal.append([titled(value)], newId(), 1, seen(0));
		expect(journal.hasUnstored).toBe(true);
		await journal.stored();
		await Promise.resolve();
		expect((await store.journal()).map(({ clock, value }) => [clock, value])).toEqual([
			[1, 'a'],
			[2, 'b'],
			[3, 'c']
		]);
		expect(journal.hasUnstored).toBe(false);
	});

	it('stores outcomes and drops the entries that they answer, together', async () => {
		const { store, journal } = await opened();
		const [first] = journal.append([titled('a')], newId(), 1, seen(0));
		journal.append([titled('b')], newId(), 1, seen(0));
		const outcome: Outcome = { ...first!, verdict: 'superseded' };
		await journal.settle(journal.client, 1, [outcome]);
		expect((await store.journal()).map(({ clock }) => clock)).toEqual([2]);
		expect(await store.outcomes()).toHaveLength(1);
		expect(journal.waiting).toHaveLength(1);
	});

	it('presents what a page that is gone has left, before its own', async () => {
		const { store, journal } = await opened();
		journal.append([titled('left behind')], newId(), 1, seen(0));
		await journal.stored();
		const next = new Journal(store, quiet);
		next.append([titled('own')], newId(), 2, seen(0));
		next.adopt((await store.journal()).filter(({ client }) => client === journal.client));
		expect(next.waiting.map(({ value }) => value).sort()).toEqual(['left behind', 'own']);
	});

	it('keeps on the device what another page has told of and could not store', async () => {
		const { store, journal } = await opened();
		const told = { ...titled('b'), client: newId(), clock: 1, tx: newId(), at: 1, ...seen(0) };
		expect(journal.adopt([told])).toEqual([told]);
		await journal.stored();
		expect(await store.journal()).toEqual([told]);
	});

	it('takes nothing more once its author has discarded it', async () => {
		const { store, journal } = await opened();
		journal.append([titled('a')], newId(), 1, seen(0));
		await journal.clear();
		// A field that goes with the page gives away what was being typed.
		expect(journal.append([titled('b')], newId(), 1, seen(0))).toEqual([]);
		await journal.stored();
		expect(await store.journal()).toEqual([]);
		expect(journal.isEmpty).toBe(true);
	});

	it('does not take over again what was settled while the device was being read', async () => {
		const { store, journal } = await opened();
		journal.append([titled('left behind')], newId(), 1, seen(0));
		await journal.stored();
		const next = new Journal(store, quiet);
		const read = (await store.journal()).filter(({ client }) => client === journal.client);
		next.adopt(read);
		await next.settle(journal.client, 1, []);
		next.adopt(read);
		expect(next.waiting).toEqual([]);
	});

	it('takes over the rest of a journal that was settled in part', async () => {
		const { store, journal } = await opened();
		for (const value of ['a', 'b']) journal.append([titled(value)], newId(), 1, seen(0));
		await journal.stored();
		const next = new Journal(store, quiet);
		const read = await store.journal();
		await next.settle(journal.client, 1, []);
		next.adopt(read);
		expect(next.waiting.map(({ value }) => value)).toEqual(['b']);
	});

	it('re-numbers from 1 under another name, having seen nothing', async () => {
		const { store, journal } = await opened();
		const before = journal.client;
		journal.append([titled('a')], newId(), 1, seen(17));
		journal.append([titled('b')], newId(), 1, seen(17));
		await journal.renumber(before);
		expect(journal.client).not.toBe(before);
		const stored = await store.journal();
		expect(stored.map(({ client, clock, base }) => [client === before, clock, base])).toEqual([
			[false, 1, 0],
			[false, 2, 0]
		]);
	});

	it('is held under its new name before an entry bears it, with what was added meanwhile', async () => {
		const { store } = await opened();
		const held = Promise.withResolvers<void>();
		let name = '';
		const hold = (client: string) => ((name = client), held.promise);
		const journal = new Journal(store, { ...quiet, hold });
		const before = journal.client;
		journal.append([titled('a')], newId(), 1, seen(0));
		const renumbered = journal.renumber(before);
		journal.append([titled('b')], newId(), 1, seen(0));
		await journal.stored();
		expect(journal.client).toBe(before);
		held.resolve();
		await renumbered;
		expect(journal.client).toBe(name);
		const stored = await store.journal();
		expect(stored.map(({ client, clock, value }) => [client, clock, value])).toEqual([
			[name, 1, 'a'],
			[name, 2, 'b']
		]);
	});

	it('says which entries go by another name, so that their paint does too', async () => {
		const { store } = await opened();
		const told: unknown[] = [];
		const journal = new Journal(store, { ...quiet, rearranged: (change) => told.push(change) });
		const before = journal.client;
		journal.append([titled('a')], newId(), 1, seen(0));
		await journal.renumber(before);
		expect(told).toEqual([{ client: before, entries: journal.waiting, out: null }]);
	});

	it('re-numbers one journal and leaves the others alone', async () => {
		const { journal } = await opened();
		const [left] = journal.append([titled('left behind')], newId(), 1, seen(3));
		const next = new Journal(null, quiet);
		next.append([titled('own')], newId(), 2, seen(4));
		next.adopt([left!]);
		await next.renumber(left!.client);
		expect(next.waiting.find(({ value }) => value === 'own')).toMatchObject({
			client: next.client,
			clock: 1,
			base: 4
		});
		const moved = next.waiting.find(({ value }) => value === 'left behind')!;
		expect([left!.client, next.client]).not.toContain(moved.client);
		expect(next.append([titled('more')], newId(), 3, seen(4))[0]!.clock).toBe(2);
	});

	it('says so when the device refuses to keep entries', async () => {
		let failures = 0;
		const journal = new Journal(null, { ...quiet, storingFailed: () => failures++ });
		journal.append([titled('a')], newId(), 1, seen(0));
		expect(journal.hasUnstored).toBe(true);
		await journal.settle(journal.client, 1, []);
		expect(journal.hasUnstored).toBe(false);
	});

	it('travels without paint and by the server’s clock', async () => {
		const { journal } = await opened();
		const [entry] = journal.append([titled('a')], newId(), 1_000, seen(0), []);
		const travels = travelling(entry!, 25, 'this life');
		expect(travels).toMatchObject({ at: 1_025, value: 'a' });
		expect(travels).not.toHaveProperty('paint');
		expect(travels).not.toHaveProperty('incarnation');
	});

	it('has seen nothing of another life of the database (rule 22)', async () => {
		const { store, journal } = await opened();
		journal.append([titled('a')], newId(), 1, seen(17));
		await journal.stored();
		const [kept] = await store.journal();
		expect(travelling(kept!, 0, 'this life').base).toBe(17);
		expect(travelling(kept!, 0, 'another life').base).toBe(0);
	});
});

describe('the copy on the device', () => {
	it('keeps what was dealt with when the copy is dropped', async () => {
		const { store } = await opened();
		await store.keepFact('dealt', [{ client: 'x', clock: 1 }]);
		await store.keepFact('copyFrom', 5);
		await store.dropCopy();
		expect(await store.fact('dealt')).toEqual([{ client: 'x', clock: 1 }]);
		expect(await store.fact('copyFrom')).toBeUndefined();
	});
});
