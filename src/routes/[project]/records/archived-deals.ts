import type { Deal } from '#lib/model/deals.ts';
import type { ListQuery, Page } from '#lib/replica/lists.svelte.ts';
import type { Workspace } from '#lib/replica/workspace.svelte.ts';

/** The server gives no more at once. */
const AT_ONCE = 200;

/**
 * So many of the archived deals that the server lists, as far as there are, from `offset` on; many come
 * in parts. Rejects when the server does not answer, and with the signal's reason.
 */
export async function* archivedDeals(
	workspace: Pick<Workspace, 'fetchList'>,
	query: ListQuery,
	{ offset, count }: { offset: number; count: number },
	signal?: AbortSignal
): AsyncGenerator<Page<'deals'>> {
	for (let at = 0; at < count;) {
		const limit = Math.min(count - at, AT_ONCE);
		const part = { ...query, isArchived: true, offset: offset + at, limit };
		const page = await workspace.fetchList('deals', part);
		signal?.throwIfAborted();
		yield page;
		if (page.rows.length < limit) return;
		at += limit;
	}
}

/** The deals that are not among the known. */
export function without(deals: readonly Deal[], known: readonly Deal[]): Deal[] {
	const ids = new Set(known.map(({ id }) => id));
	return deals.filter(({ id }) => !ids.has(id));
}
