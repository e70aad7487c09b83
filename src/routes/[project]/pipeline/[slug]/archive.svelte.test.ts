import { flushSync } from 'svelte';
import { expect, it, vi } from 'vitest';
import type { Workspace } from '#lib/replica/workspace.svelte.ts';
import { archiveServer } from '../../../../../tests/support/archive-server.ts';
import { Archive } from './archive.svelte.ts';

/** An archive of so many deals on a server whose `titles` are its own, and which tells by `news` of a change. */
function archived(count: number) {
	const titles = Array.from({ length: count }, () => 'Old');
	let version = $state(0);
	const server = archiveServer(titles, () => ({ stage: 'lost' }));
	const { fetchList } = server;
	const workspace = { beyond: { hold: () => () => {} }, version: () => version, fetchList };
	const query = { stage: 'lost' };
	let archive!: Archive;
	$effect.root(() => {
		archive = new Archive(workspace as unknown as Workspace, () => query);
	});
	flushSync();
	const news = () => {
		version += 1;
		flushSync();
	};
	return { archive, titles, news, ...server };
}

const retitled = (id: string, title: string) =>
	({ collection: 'deals', id, patch: { title } }) as const;

async function listed(archive: Archive, count: number): Promise<void> {
	while (archive.rows.length < count) {
		const before = archive.rows.length;
		archive.more();
		await vi.waitFor(() => expect(archive.rows.length).toBeGreaterThan(before));
	}
}

it('does not ask anew because of an own edit: the server has not judged it yet', async () => {
	const { archive, fetchList } = archived(1);
	await vi.waitFor(() => expect(archive.rows).toHaveLength(1));
	archive.paint(retitled('d0', 'Mine'));
	flushSync();
	expect(fetchList).toHaveBeenCalledOnce();
	expect(archive.rows[0]!.title).toBe('Mine');
});

it('asks for everything that is listed when it may have changed, however much that is', async () => {
	const { archive, titles, news } = archived(450);
	await listed(archive, 450);
	archive.paint(retitled('d440', 'Refused'));
	titles[300] = 'A colleague’s';
	news();
	await vi.waitFor(() => expect(archive.rows[440]!.title).toBe('Old'));
	expect(archive.rows[300]!.title).toBe('A colleague’s');
	expect(archive.rows).toHaveLength(450);
	expect(archive.last?.id).toBe('d449');
});

it('shows each part of a long list as it comes', async () => {
	const { archive, titles, news, fetchList } = archived(450);
	await listed(archive, 450);
	titles.fill('New');
	const seen: number[] = [];
	fetchList.mockImplementation(
		((answer) => (collection, query) => {
			seen.push(archive.rows.filter(({ title }) => title === 'New').length);
			expect(archive.rows).toHaveLength(450);
			return answer(collection, query);
		})(fetchList.getMockImplementation()!)
	);
	news();
	await vi.waitFor(() => expect(archive.rows[449]!.title).toBe('New'));
	expect(seen).toEqual([0, 200, 400]);
});

it('asks once more when something has changed while it asked', async () => {
	const { archive, titles, news, held, fetchList } = archived(3);
	await vi.waitFor(() => expect(archive.rows).toHaveLength(3));
	const answer = held();
	news();
	titles[1] = 'New';
	news();
	news();
	answer();
	await vi.waitFor(() => expect(archive.rows[1]!.title).toBe('New'));
	expect(fetchList).toHaveBeenCalledTimes(3);
});
