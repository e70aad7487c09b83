import { oneAtATime } from '#lib/one-at-a-time.ts';
import { t } from '#lib/i18n/index.ts';
import type { BinQuery, BinRow } from '#lib/model/bin.ts';
import type { Workspace } from '#lib/replica/workspace.ts';
import { SvelteSet } from 'svelte/reactivity';
import { Pages } from '../pages.svelte.ts';
import { binTitle, restoring } from './bin-rows.ts';

export type BinFilter = Pick<BinQuery, 'q' | 'collection'>;

const PAGE = 50;
const MOST = 200;

/** The bin as the server tells it, without what was just restored here; it follows what colleagues do. */
export class Bin extends Pages<BinRow, string> {
	readonly #workspace: Workspace;
	readonly #filter: () => BinFilter;
	/** Restored here, until the server tells the list anew. */
	readonly #restored = new SvelteSet<string>();
	readonly chosen = new SvelteSet<string>();

	constructor(workspace: Workspace, filter: () => BinFilter) {
		super(workspace.project.id, 'bin', 'after');
		this.#workspace = workspace;
		this.#filter = filter;
	}

	readonly shown = $derived.by(() => this.rows.filter(({ id }) => !this.#restored.has(id)));

	/** The chosen ones that are still there. */
	readonly selected = $derived.by(() => this.shown.filter(({ id }) => this.chosen.has(id)));

	/** Reads again what is shown, and what came since. */
	readonly renew = oneAtATime(async () => {
		const limit = Math.min(MOST, Math.max(PAGE, this.rows.length));
		const gone = [...this.#restored];
		await this.read({ ...this.#filter(), limit });
		if (this.#workspace.sync.waiting.length > 0) return;
		for (const id of gone) this.#restored.delete(id);
	});

	/** A colleague has deleted something, or restored what is listed here. */
	heard(id: string, isGone: boolean): void {
		if (isGone || this.rows.some((row) => row.id === id)) void this.renew();
	}

	choose(id: string, isChosen: boolean): void {
		if (isChosen) this.chosen.add(id);
		else this.chosen.delete(id);
	}

	/** Brings records back, to be undone as one action. */
	restore(rows: readonly BinRow[]): void {
		const [first] = rows;
		if (!first) return;
		const n = rows.length;
		const label =
			n === 1
				? t('data.bin.restoredOne', { title: binTitle(first) })
				: t('data.bin.restoredMany', { n });
		let joins: string | undefined;
		for (const edits of restoring(rows)) {
			const tx = this.#workspace.edit(edits, joins ? '' : label, { joins });
			joins ??= tx;
		}
		for (const { id } of rows) {
			this.#restored.add(id);
			this.chosen.delete(id);
		}
	}
}
