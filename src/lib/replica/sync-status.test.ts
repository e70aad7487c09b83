import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { JournalEntry } from './local-store.ts';
import { Paint } from './paint.ts';
import { Rows } from './rows.svelte.ts';
import { SyncStatus } from './sync-status.svelte.ts';

beforeEach(() => void vi.stubGlobal('document', { visibilityState: 'hidden' }));
afterEach(() => void vi.unstubAllGlobals());

const NOBODY = { waiting: [] };

/** An edit that waits in a page, of a deal called Roof. */
function edited(said: Partial<JournalEntry>): JournalEntry {
	const at = { client: 'page', clock: 1, tx: 'tx', at: 1, base: 0, incarnation: 'life' };
	return { ...at, collection: 'deals', recordId: 'roof', op: 'set', ...said };
}

function shown(here: JournalEntry[], elsewhere: JournalEntry[] = []) {
	const rows = new Rows();
	rows.take('deals', 'roof', { title: 'Roof' });
	rows.flush();
	new Paint(rows).put([...here, ...elsewhere]);
	const sync = new SyncStatus();
	sync.show({ waiting: here, hasUnstored: false }, { waiting: elsewhere }, rows);
	return sync;
}

it('names the record of a change that waits, also when the change has deleted it', () => {
	const sync = shown([edited({ field: 'deletedAt', value: 1 })]);
	expect(sync.waiting).toMatchObject([{ title: 'Roof', field: 'deletedAt' }]);
	expect(shown([edited({ field: 'title', value: 'Gate' })]).waiting[0]?.title).toBe('Gate');
});

it('counts what waits in other pages while nothing can be sent, and not a guard', () => {
	const guard = edited({ op: 'guard', clock: 2, field: 'title', value: 'Roof' });
	const other = edited({ client: 'other', field: 'title', value: 'Gate' });
	const sync = shown([edited({ field: 'title', value: 'Hall' }), guard], [other]);
	expect(sync.unsent.map(({ client }) => client)).toEqual(['other', 'page']);
	sync.online(0);
	expect(sync.unsent.map(({ client }) => client)).toEqual(['page']);
	sync.offline();
	expect(sync.unsent).toHaveLength(2);
	expect(shown([], []).unsent).toEqual(NOBODY.waiting);
});
