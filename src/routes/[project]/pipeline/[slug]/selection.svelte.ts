import { SvelteSet } from 'svelte/reactivity';

/** The chosen deals, by id. */
export class Selection {
	readonly ids = new SvelteSet<string>();
	#anchor: string | undefined;

	get size(): number {
		return this.ids.size;
	}

	has(id: string): boolean {
		return this.ids.has(id);
	}

	toggle(id: string): void {
		if (!this.ids.delete(id)) this.ids.add(id);
		this.#anchor = id;
	}

	/** Adds all from the last toggled one to this one, in the given order; toggles without such a one. */
	extend(id: string, order: readonly string[]): void {
		const from = this.#anchor === undefined ? -1 : order.indexOf(this.#anchor);
		const to = order.indexOf(id);
		if (from < 0 || to < 0) return this.toggle(id);
		for (const one of order.slice(Math.min(from, to), Math.max(from, to) + 1)) this.ids.add(one);
	}

	clear(): void {
		this.ids.clear();
		this.#anchor = undefined;
	}
}
