import { folded } from '#lib/i18n/folded.ts';
import type { Deal } from '#lib/model/deals.ts';
import type { TotalsQuery } from '#lib/replica/lists.svelte.ts';

/** What a board shows; it stands in the URL, so that a view is a link. Empty: everything. */
export interface Filter {
	/** A member's id, `me` or `nobody`. */
	owner: string;
	stage: string;
	q: string;
}

export const ME = 'me';
export const NOBODY = 'nobody';

const NAMES = ['owner', 'stage', 'q'] as const;

/** The change of a query that shows everything again. */
export const NO_FILTER = { owner: '', stage: '', q: '' };

export function filterFrom(search: URLSearchParams): Filter {
	const [owner = '', stage = '', q = ''] = NAMES.map((name) => search.get(name)?.trim() ?? '');
	return { owner, stage, q };
}

export function isFiltering(filter: Filter): boolean {
	return NAMES.some((name) => filter[name] !== '');
}

/** The query of a view with some of its values changed; an empty value is left out. */
export function queryWith(search: URLSearchParams, changes: Record<string, string>): string {
	const next = new URLSearchParams(search);
	for (const [name, value] of Object.entries(changes)) {
		if (value) next.set(name, value);
		else next.delete(name);
	}
	// Ids and words only: a colon may stand as it is, `peek=deal:ID`.
	const query = next.toString().replaceAll('%3A', ':');
	return query ? `?${query}` : '';
}

/** The same filter, but for the stage, as the server's archive is asked. */
export function archiveQuery({ owner, q }: Filter, memberId: string): TotalsQuery {
	const id = owner === ME ? memberId : owner === NOBODY ? '' : owner;
	return { ...(q ? { q } : {}), ...(owner ? { owner: id } : {}) };
}

/**
 * Whether a deal passes. `wordsOf` gives the folded text in which every word of `q` is looked for; it
 * is asked only when there is a `q`.
 */
export function passing(filter: Filter, memberId: string, wordsOf: (deal: Deal) => string) {
	const words = folded(filter.q).split(/\s+/).filter(Boolean);
	const owner = filter.owner === ME ? memberId : filter.owner;
	return (deal: Deal): boolean => {
		if (filter.stage && deal.stage !== filter.stage) return false;
		if (owner === NOBODY ? deal.owner : owner && deal.owner !== owner) return false;
		if (words.length === 0) return true;
		const text = wordsOf(deal);
		return words.every((word) => text.includes(word));
	};
}
