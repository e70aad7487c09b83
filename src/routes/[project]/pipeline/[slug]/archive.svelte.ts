import { untrack } from 'svelte';
import type { Deal } from '#lib/model/deals.ts';
import type { CollectionName } from '#lib/model/collections.ts';
import type { Fields } from '#lib/model/json.ts';
import type { Holder } from '#lib/replica/beyond.ts';
import type { ListQuery } from '#lib/replica/lists.svelte.ts';
import type { Painted } from '#lib/replica/painted.ts';
import type { Workspace } from '#lib/replica/workspace.svelte.ts';
import { archivedDeals, without } from '../../records/archived-deals.ts';
import { patched } from '../../records/patched.ts';
import { fieldsOf } from '../../records/titles.ts';

const PAGE = 100;

/** The deals of one closed stage that left the working set, fetched page by page. */
export class Archive implements Holder {
	readonly #workspace: Workspace;
	readonly #query: () => ListQuery | null;
	rows: readonly Deal[] = $state.raw([]);
	total = $state(0);
	hasFailed = $state(false);
	/** The last row of the furthest page, as the server sorted it; what comes after it may not be here. */
	last: Deal | null = $state.raw(null);
	#hasAnswer = $state(false);
	/** What is being fetched; it is given up when something else is to be listed. */
	#loading: AbortController | null = null;
	/** What is being fetched may have changed meanwhile: it is fetched once more after it. */
	#isStale = false;

	/** `query` says what to list; null: nothing. Make it while a component is being set up. */
	constructor(workspace: Workspace, query: () => ListQuery | null) {
		this.#workspace = workspace;
		this.#query = query;
		let before: ListQuery | null = null;
		let heard = NaN;
		$effect(() => workspace.beyond.hold(this));
		$effect(() => {
			const wanted = this.#query();
			const news = workspace.version('deals');
			const isWhole = untrack(() => this.isWhole);
			const stays = isSame(wanted, before, isWhole);
			const isKnown = stays && isWhole && news === heard;
			before = wanted;
			heard = news;
			if (!isKnown) untrack(() => (stays ? this.#again() : this.#begin()));
		});
	}

	/** All of it is here, in whichever order. */
	get isWhole(): boolean {
		return this.#hasAnswer && this.rows.length >= this.total;
	}

	has(id: string): boolean {
		return this.rows.some((deal) => deal.id === id);
	}

	fieldsOf(collection: CollectionName, id: string): Fields | null {
		const deal = collection === 'deals' && this.rows.find((one) => one.id === id);
		return deal ? fieldsOf(deal) : null;
	}

	/** Shows an own edit at once; the server's answer takes its place. */
	paint({ collection, id, patch }: Painted): void {
		if (!this.fieldsOf(collection, id)) return;
		this.rows = this.rows.map((deal) => (deal.id === id ? patched(deal, patch) : deal));
	}

	more(): void {
		if (this.rows.length < this.total && !this.#loading) void this.#load(this.rows.length, PAGE);
	}

	#begin(): void {
		this.#loading?.abort();
		this.#loading = null;
		this.#isStale = false;
		this.rows = [];
		this.last = null;
		this.#hasAnswer = this.hasFailed = false;
		if (this.#query()) void this.#load(0, PAGE);
		else this.total = 0;
	}

	/** Lists anew, as many as were listed before. */
	#again(): void {
		if (this.#loading) this.#isStale = true;
		else if (this.#query()) void this.#load(0, Math.max(this.rows.length, PAGE));
	}

	async #load(offset: number, count: number): Promise<void> {
		const loading = new AbortController();
		this.#loading = loading;
		try {
			const place = { offset, count };
			const query = this.#query()!;
			let fresh: readonly Deal[] = [];
			let listed: readonly Deal[] = [];
			for await (const page of archivedDeals(this.#workspace, query, place, loading.signal)) {
				fresh = [...fresh, ...without(page.rows, fresh)];
				listed = [...without(this.rows.slice(0, offset), fresh), ...fresh];
				// What is listed further down stays until it is its turn.
				this.rows = [...listed, ...without(this.rows.slice(offset + fresh.length), listed)];
				this.total = page.total;
			}
			this.rows = listed;
			this.last = fresh.at(-1) ?? (offset > 0 ? this.last : null);
			this.#hasAnswer = true;
			this.hasFailed = false;
		} catch {
			if (!loading.signal.aborted) this.hasFailed = true;
		}
		if (loading.signal.aborted) return;
		this.#loading = null;
		if (!this.#isStale) return;
		this.#isStale = false;
		this.#again();
	}
}

/** The columns in whose order the server lists. What is behind links it knows by ids alone. */
const ORDERED = new Set(['title', 'value', 'likelihood', 'expectedOn', 'closedAt']);

export function isListedBy(key: string): boolean {
	return ORDERED.has(key);
}

/** Whether two questions have the same answer; of what is whole the order does not matter. */
function isSame(a: ListQuery | null, b: ListQuery | null, isWhole: boolean): boolean {
	const { sort: before, ...was } = b ?? {};
	const { sort, ...is } = a ?? {};
	return (isWhole || sort === before) && JSON.stringify(is) === JSON.stringify(was);
}
