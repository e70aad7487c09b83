import { untrack } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import type { Deal } from '#lib/model/deals.ts';
import type { CollectionName } from '#lib/model/collections.ts';
import type { Fields } from '#lib/model/json.ts';
import type { Holder } from '#lib/replica/beyond.ts';
import type { ListQuery } from '#lib/replica/lists.svelte.ts';
import type { Painted } from '#lib/replica/painted.ts';
import type { Workspace } from '#lib/replica/workspace.svelte.ts';
import { patched } from '../../records/patched.ts';
import { without } from '../../records/related-deals.svelte.ts';
import { fieldsOf } from '../../records/titles.ts';

const PAGE = 100;
/** The server gives no more. */
const AT_ONCE = 200;

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
	#isLoading = false;
	/** Those that this person has edited here; their versions tell when the server has judged that. */
	readonly #edited = new SvelteSet<string>();
	/** Answers to an earlier question are dropped. */
	#round = 0;

	/** `query` says what to list; null: nothing. Make it while a component is being set up. */
	constructor(workspace: Workspace, query: () => ListQuery | null) {
		this.#workspace = workspace;
		this.#query = query;
		let before: ListQuery | null = null;
		let heard = '';
		$effect(() => workspace.beyond.hold(this));
		$effect(() => {
			const wanted = this.#query();
			const news = ['', ...this.#edited].map((id) => workspace.version('deals', id)).join();
			const isWhole = untrack(() => this.isWhole);
			const stays = isSame(wanted, before, isWhole);
			const isKnown = stays && isWhole && news === heard;
			before = wanted;
			heard = news;
			if (!isKnown) untrack(() => this.#restart(stays ? this.rows.length : 0));
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
		this.#edited.add(id);
	}

	more(): void {
		if (this.rows.length < this.total && !this.#isLoading) void this.#load(this.rows.length, PAGE);
	}

	/** Lists anew, as many as were listed before. */
	#restart(count: number): void {
		this.#round += 1;
		this.#isLoading = false;
		if (count === 0) {
			this.rows = [];
			this.last = null;
			this.#hasAnswer = this.hasFailed = false;
		}
		if (this.#query()) void this.#load(0, Math.min(Math.max(count, PAGE), AT_ONCE));
		else this.total = 0;
	}

	async #load(offset: number, limit: number): Promise<void> {
		const round = this.#round;
		this.#isLoading = true;
		try {
			const query = { ...this.#query(), isArchived: true, offset, limit };
			const { rows, total } = await this.#workspace.fetchList('deals', query);
			if (round !== this.#round) return;
			this.#take(rows, total, offset);
			this.#hasAnswer = true;
			this.hasFailed = false;
		} catch {
			if (round === this.#round) this.hasFailed = true;
		} finally {
			if (round === this.#round) this.#isLoading = false;
		}
	}

	/**
	 * A first page takes the place of all, since what is not in it may be anywhere; what was listed beyond
	 * the most that can be had at once stays while nothing has come or gone.
	 */
	#take(rows: readonly Deal[], total: number, offset: number): void {
		const before = this.rows;
		const others = without(before, rows);
		const isKept =
			before.length > AT_ONCE && total === this.total && without(rows, before).length === 0;
		if (offset > 0) this.rows = [...others, ...rows];
		else this.rows = isKept ? [...rows, ...others] : rows;
		if (offset > 0 || !isKept) this.last = rows.at(-1) ?? null;
		this.total = total;
	}
}

/** The columns in whose order the server lists. What is behind links it knows by ids alone. */
const ORDERED = new Set(['title', 'value', 'expectedOn', 'closedAt']);

export function isListedBy(key: string): boolean {
	return ORDERED.has(key);
}

/** Whether two questions have the same answer; of what is whole the order does not matter. */
function isSame(a: ListQuery | null, b: ListQuery | null, isWhole: boolean): boolean {
	const { sort: before, ...was } = b ?? {};
	const { sort, ...is } = a ?? {};
	return (isWhole || sort === before) && JSON.stringify(is) === JSON.stringify(was);
}
