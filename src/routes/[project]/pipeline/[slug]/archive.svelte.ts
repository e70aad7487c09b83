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
import { fieldsOf } from '../../records/titles.ts';

const PAGE = 100;

/** The deals of one closed stage that left the working set, fetched page by page. */
export class Archive implements Holder {
	readonly #workspace: Workspace;
	readonly #query: () => ListQuery | null;
	rows: readonly Deal[] = $state.raw([]);
	total = $state(0);
	hasFailed = $state(false);
	#isLoading = false;
	/** Those that this person has edited here; their versions tell when the server has judged that. */
	readonly #edited = new SvelteSet<string>();
	/** Answers to an earlier question are dropped. */
	#round = 0;

	/** `query` says what to list; null: nothing. Make it while a component is being set up. */
	constructor(workspace: Workspace, query: () => ListQuery | null) {
		this.#workspace = workspace;
		this.#query = query;
		let key = '';
		$effect(() => workspace.beyond.hold(this));
		$effect(() => {
			const wanted = JSON.stringify(this.#query());
			this.#workspace.version('deals', '');
			for (const id of this.#edited) this.#workspace.version('deals', id);
			const count = wanted === key ? untrack(() => this.rows.length) : 0;
			key = wanted;
			untrack(() => this.#restart(count));
		});
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
		if (count === 0) this.rows = [];
		if (this.#query()) void this.#load(0, Math.min(Math.max(count, PAGE), 200));
		else this.total = 0;
	}

	async #load(offset: number, limit: number): Promise<void> {
		const round = this.#round;
		this.#isLoading = true;
		try {
			const query = { ...this.#query(), isArchived: true, offset, limit };
			const { rows, total } = await this.#workspace.fetchList('deals', query);
			if (round !== this.#round) return;
			const known = new Set(rows.map(({ id }) => id));
			const others = this.rows.filter(({ id }) => !known.has(id));
			this.rows = offset === 0 ? [...rows, ...others] : [...others, ...rows];
			this.total = total;
			this.hasFailed = false;
		} catch {
			if (round === this.#round) this.hasFailed = true;
		} finally {
			if (round === this.#round) this.#isLoading = false;
		}
	}
}
