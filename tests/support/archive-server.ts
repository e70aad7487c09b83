import { vi } from 'vitest';
import type { ListQuery } from '#lib/replica/lists.svelte.ts';

/** A server with archived deals of these titles, read when it is asked; it answers when it is let. */
export function archiveServer(titles: string[], fields: (query: ListQuery) => object) {
	let opened = Promise.resolve();
	const fetchList = vi.fn(async (_: string, query: ListQuery) => {
		const { offset = 0, limit = 100 } = query;
		const all = titles.map((title, i) => ({ id: `d${i}`, title, ...fields(query) }));
		await opened;
		return { rows: all.slice(offset, offset + limit), total: all.length };
	});
	/** Questions asked from now on are answered when the returned is called. */
	const held = () => {
		const { promise, resolve } = Promise.withResolvers<void>();
		opened = promise;
		return resolve;
	};
	return { fetchList, held };
}
