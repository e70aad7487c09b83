import { flushSync } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { expect, it, vi } from 'vitest';
import type { Workspace } from '#lib/replica/workspace.svelte.ts';
import { OpenRecord } from './open-record.svelte.ts';

type Rows = 'all' | 'own';

/** A deal that is not in the working set, and what the server says of it when asked again. */
function opened(of: Rows, ...answers: unknown[]) {
	let version = $state(0);
	const live = new SvelteMap<string, unknown>();
	const fetchRecord = vi.fn(async () => {
		const answer = answers.length > 1 ? answers.shift() : answers[0];
		if (answer instanceof Error) throw answer;
		return answer;
	});
	const workspace = {
		scope: { grants: [{ section: 'sales', level: 'write', rows: { of } }], rights: [] },
		phase: 'ready',
		rows: { deals: live },
		presence: { peers: [] },
		beyond: { hold: () => () => {} },
		version: () => version,
		fetchRecord
	};
	let record!: OpenRecord<'deals'>;
	$effect.root(() => {
		record = new OpenRecord(workspace as unknown as Workspace, 'deals', () => 'roof');
	});
	flushSync();
	const again = async () => {
		const before = fetchRecord.mock.calls.length;
		version += 1;
		flushSync();
		await vi.waitFor(() => expect(fetchRecord.mock.calls.length).toBeGreaterThan(before));
		await fetchRecord.mock.results.at(-1)!.value.catch(() => {});
		flushSync();
	};
	return { record, again, live };
}

const OLD = { id: 'roof', title: 'Old' };
const away = new TypeError('offline');

it('shows own edits of an archived deal though the server did not answer the last time', async () => {
	const { record, again } = opened('all', OLD, away);
	await vi.waitFor(() => expect(record.whereabouts).toBe('archived'));
	flushSync();
	await again();
	expect(record.fieldsOf('deals', 'roof')).toMatchObject({ title: 'Old' });
	record.paint({ collection: 'deals', id: 'roof', patch: { title: 'Mine' } });
	expect(record.row?.title).toBe('Mine');
});

it('does not bring back what is gone because the server does not answer', async () => {
	const { record, again } = opened('all', OLD, null, away);
	await vi.waitFor(() => expect(record.whereabouts).toBe('archived'));
	flushSync();
	await again();
	expect(record.whereabouts).toBe('gone');
	await again();
	expect(record.whereabouts).toBe('gone');
});

it('says that nobody answers, of what was never seen', async () => {
	const { record } = opened('all', away);
	await vi.waitFor(() => expect(record.whereabouts).toBe('unreachable'));
});

it('shows no more of what is gone to somebody from whom it may have been withdrawn', async () => {
	const { record, again } = opened('own', OLD, null);
	await vi.waitFor(() => expect(record.whereabouts).toBe('archived'));
	flushSync();
	await again();
	expect(record.whereabouts).toBe('missing');
	expect(record.row).toBeUndefined();
});

it.each([
	['archived', OLD],
	['missing', null],
	['unreachable', away]
] as const)(
	'a deal that leaves the working set of such a one stays until the server has answered: %s',
	async (whereabouts, answer) => {
		const { record, live } = opened('own', answer);
		live.set('roof', OLD);
		flushSync();
		expect(record.whereabouts).toBe('live');
		live.delete('roof');
		flushSync();
		expect(record.row).toEqual(OLD);
		await vi.waitFor(() => expect(record.whereabouts).toBe(whereabouts));
		expect(record.row).toEqual(answer === OLD ? OLD : undefined);
	}
);

it.each([
	['archived', OLD],
	['missing', null]
] as const)(
	'what was answered of a deal before it was live is out of date: %s',
	async (at, answer) => {
		const { record, live } = opened('own', answer, away);
		await vi.waitFor(() => expect(record.whereabouts).toBe(at));
		live.set('roof', { id: 'roof', title: 'Newer' });
		flushSync();
		live.delete('roof');
		flushSync();
		expect(record.row?.title).toBe('Newer');
		await vi.waitFor(() => expect(record.whereabouts).toBe('unreachable'));
		expect(record.row).toBeUndefined();
	}
);
