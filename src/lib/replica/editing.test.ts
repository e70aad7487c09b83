import { expect, test } from 'vitest';
import type { Edit } from '#lib/model/entries.ts';
import type { Fields } from '#lib/model/json.ts';
import { HIDDEN } from '#lib/model/rows.ts';
import type { Holder } from './beyond.ts';
import { Editing } from './editing.ts';
import type { Painted } from './painted.ts';

const ROOF: Edit = { collection: 'deals', recordId: 'roof', op: 'set', field: 'title', value: 'R' };

/** A page without a server; `here` are the records of the working set. */
function page(here: Record<string, Fields> = {}) {
	const written: { edits: readonly Edit[]; paint: Painted[] | undefined }[] = [];
	const editing = new Editing({
		rows: { fieldsOf: (_, id) => here[id] ?? null },
		write: (edits, paint) => `tx${written.push({ edits, paint })}`
	});
	return { editing, written };
}

function held(fields: Record<string, Fields>) {
	const painted: Painted[] = [];
	const holder: Holder = {
		fieldsOf: (collection, id) => (collection === 'deals' ? (fields[id] ?? null) : null),
		paint: (one) => void painted.push(one)
	};
	return { holder, painted };
}

test('what nobody shows is undone all the same, and done again', () => {
	const { editing, written } = page();
	editing.make([ROOF], 'renamed');
	expect(editing.undoStack.undo()).toBe('renamed');
	const undo = { collection: 'deals', recordId: 'roof', op: 'undo' };
	expect(written.at(-1)).toEqual({ edits: [{ ...undo, value: 'tx1' }], paint: [] });
	expect(editing.undoStack.redo()).toBe('renamed');
	expect(written.at(-1)!.edits).toEqual([{ ...undo, value: 'tx2' }]);
});

test('what a page shows beyond the working set is painted there, undone and done again', () => {
	const { editing, written } = page();
	const { holder, painted } = held({ roof: { title: 'Roof' } });
	const stop = editing.beyond.hold(holder);
	editing.make([ROOF], 'renamed');
	const [there, back] = ['R', 'Roof'].map((title) => ({
		collection: 'deals',
		id: 'roof',
		patch: { title }
	}));
	expect(painted).toEqual([there]);
	editing.undoStack.undo();
	expect(written.at(-1)!.paint).toEqual([back]);
	expect(painted).toEqual([there, back]);
	stop();
	editing.undoStack.redo();
	expect(painted).toHaveLength(2);
});

test('the working set knows better than a page what stood there', () => {
	const { editing, written } = page({ roof: { title: 'Roof, now' } });
	editing.beyond.hold(held({ roof: { title: 'Roof, once' } }).holder);
	editing.make([ROOF], '');
	editing.undoStack.undo();
	expect(written.at(-1)!.paint).toMatchObject([{ patch: { title: 'Roof, now' } }]);
});

test('what somebody has changed since is not undone, and is not offered again', () => {
	const roof: Fields = { title: 'Roof' };
	const { editing, written } = page({ roof });
	editing.make([ROOF], 'renamed');
	roof.title = 'R';
	expect(editing.undoStack.dropChanged()).toBe(false);
	roof.title = 'A colleague’s';
	expect(editing.undoStack.dropChanged()).toBe(true);
	expect(editing.undoStack.last).toBeNull();
	expect(editing.undoStack.undo()).toBeNull();
	expect(written).toHaveLength(1);
});

test('an action of several steps stands when the last of them does', () => {
	const roof: Fields = {};
	const { editing } = page({ roof });
	const first = editing.make([ROOF], 'renamed');
	editing.make([{ ...ROOF, value: 'Hall' }], 'renamed', first);
	roof.title = 'Hall';
	expect(editing.undoStack.dropChanged(first)).toBe(false);
});

test('a link that is out of sight may stand: the server judges', () => {
	const roof: Fields = {};
	const { editing } = page({ roof });
	for (const now of [undefined, HIDDEN]) {
		editing.make([{ ...ROOF, field: 'company', value: 'lumen' }], 'given');
		if (now) roof.company = now;
		expect(editing.undoStack.dropChanged()).toBe(false);
	}
	roof.company = 'beta';
	expect(editing.undoStack.dropChanged()).toBe(true);
});

test('a link to what is at hand, and is not there, was taken away', () => {
	const roof: Fields = {};
	const { editing } = page({ roof, lumen: { name: 'Lumen' } });
	editing.make([{ ...ROOF, field: 'company', value: 'lumen' }], 'given');
	expect(editing.undoStack.dropChanged()).toBe(true);
});

test('of many, those are undone that nobody has changed since', () => {
	const here: Record<string, Fields> = {};
	for (let n = 0; n < 1_100; n++) here[`deal${n}`] = { owner: 'jana' };
	const { editing, written } = page(here);
	const gave = Object.keys(here).map((recordId) => ({
		...ROOF,
		recordId,
		field: 'owner',
		value: 'marek'
	}));
	editing.make(gave, 'given');
	for (const fields of Object.values(here)) fields.owner = 'marek';
	here.deal7!.owner = 'tomas';
	expect(written.length).toBeGreaterThan(1);
	expect(editing.undoStack.dropChanged()).toBe(false);
});
