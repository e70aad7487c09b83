import { untrack } from 'svelte';
import type { CollectionName } from '#lib/model/collections.ts';
import type { Fields } from '#lib/model/json.ts';
import { readsAllOf } from '#lib/model/rights.ts';
import type { RowOf } from '#lib/model/rows.ts';
import type { Holder } from '#lib/replica/beyond.ts';
import type { Painted } from '#lib/replica/painted.ts';
import type { Workspace } from '#lib/replica/workspace.svelte.ts';
import { patched } from './patched.ts';
import { fieldsOf, type Paged } from './titles.ts';

/**
 * Where a record that is being looked at stands:
 * - `live`: in the working set; `archived`: reached through the server alone;
 * - `gone`: it was here while the page was open, and then was deleted;
 * - `missing`: unknown, or not for this viewer, any more perhaps; `unreachable`: not at hand, and the server does not answer.
 */
export type Whereabouts = 'opening' | 'live' | 'archived' | 'gone' | 'missing' | 'unreachable';

/** One record by its id, wherever it is. Make it while a component is being set up. */
export class OpenRecord<C extends Paged> implements Holder {
	readonly collection: C;
	readonly #workspace: Workspace;
	readonly #id: () => string;
	/** The last answer of the server; a row of `null` is no answer but "not here". */
	#answer = $state.raw<{ id: string; row: RowOf[C] | null | 'unreachable' } | null>(null);
	/** The colleague who was at the record last: most likely whose doing it is when the record goes. */
	lastPerson: string | null = $state(null);
	/** The row as it was last seen. */
	#last = $state.raw<{ id: string; row: RowOf[C] } | null>(null);

	constructor(workspace: Workspace, collection: C, id: () => string) {
		this.collection = collection;
		this.#workspace = workspace;
		this.#id = id;
		$effect(() => this.#remember());
		$effect(() => this.#ask());
		$effect(() => workspace.beyond.hold(this));
	}

	get id(): string {
		return this.#id();
	}

	readonly #live = $derived.by(
		() => this.#workspace.rows[this.collection].get(this.#id()) as RowOf[C] | undefined
	);

	readonly #fetched = $derived.by(() =>
		this.#answer?.id === this.#id() ? this.#answer.row : undefined
	);

	readonly #seen = $derived.by(() => (this.#last?.id === this.#id() ? this.#last.row : undefined));

	/** The same, once the server has not said more; nothing for those from whom it may have been withdrawn. */
	readonly #left = $derived.by(() =>
		readsAllOf(this.#workspace.scope, this.collection) ? this.#seen : undefined
	);

	/** The record to show: as it is, or as it was last seen. */
	readonly row: RowOf[C] | undefined = $derived.by(() => {
		if (this.#live) return this.#live;
		const fetched = this.#fetched;
		if (fetched === undefined) return this.#seen;
		return fetched && fetched !== 'unreachable' ? fetched : this.#left;
	});

	readonly whereabouts: Whereabouts = $derived.by(() => {
		if (this.#live) return 'live';
		if (this.#fetched === undefined) return this.#seen ? 'archived' : 'opening';
		if (this.#fetched === 'unreachable') return this.#left ? 'archived' : 'unreachable';
		if (this.#fetched) return 'archived';
		return this.#left ? 'gone' : 'missing';
	});

	fieldsOf(collection: CollectionName, id: string): Fields | null {
		const fetched = this.#fetched;
		const isHere = collection === this.collection && id === this.id && fetched !== 'unreachable';
		return isHere && fetched ? fieldsOf(fetched) : null;
	}

	/** Shows an own edit of an archived record at once; the server's answer takes its place. */
	paint({ collection, id, patch }: Painted): void {
		const fetched = this.#fetched;
		if (collection !== this.collection || id !== this.id || this.#live) return;
		if (fetched && fetched !== 'unreachable') this.#answer = { id, row: patched(fetched, patch) };
	}

	#remember(): void {
		const { row, id } = this;
		// What the server said before is out of date once it leaves again.
		if (this.#live) this.#answer = null;
		if (row && untrack(() => this.#last?.id) !== id) this.lastPerson = null;
		if (row) this.#last = { id, row };
		const at = `${this.collection}:${id}`;
		const peer = this.#workspace.presence.peers.find(({ look }) => look.record === at);
		if (peer) this.lastPerson = peer.name;
	}

	/** Asks the server for what is not in the working set, again whenever it may have changed. */
	#ask(): (() => void) | undefined {
		if (this.#live || this.#workspace.phase !== 'ready') return;
		const id = this.#id();
		this.#workspace.version(this.collection, id);
		const asking = { isCurrent: true };
		untrack(() => void this.#fetch(id, asking));
		return () => {
			asking.isCurrent = false;
		};
	}

	async #fetch(id: string, asking: { isCurrent: boolean }): Promise<void> {
		let row: RowOf[C] | null | 'unreachable';
		try {
			row = await this.#workspace.fetchRecord(this.collection, id);
		} catch {
			// What was heard or seen last stands for what cannot be asked for.
			row = this.#fetched === undefined ? (this.#left ?? 'unreachable') : this.#fetched;
		}
		if (asking.isCurrent) this.#answer = { id, row };
	}
}
