import { goto } from '$app/navigation';
import { page } from '$app/state';
import { queryWith } from './filter.ts';

/** The board's part of the address bar. */
export interface Address {
	readonly path: string;
	readonly slug: string;
	readonly search: URLSearchParams;
	/** Changes values of the query; `isNew` views are left by going back. */
	show(changes: Record<string, string>, options?: { isNew?: boolean }): void;
}

export const address: Address = {
	get path() {
		return page.url.pathname;
	},
	get slug() {
		return page.params.slug ?? '';
	},
	get search() {
		return page.url.searchParams;
	},
	show(changes, { isNew = false } = {}) {
		const to = page.url.pathname + queryWith(page.url.searchParams, changes);
		// eslint-disable-next-line svelte/no-navigation-without-resolve -- the path is this very page's
		void goto(to, { replaceState: !isNew, keepFocus: true, noScroll: true });
	}
};
