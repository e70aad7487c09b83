import { tick } from 'svelte';

/** The card where the keyboard is. */
export class Cursor {
	/** The card that has, or was the last to have, the focus. */
	id: string | undefined = $state();
	/** The keyboard is on that card, even while its element is being put elsewhere. */
	isHere = false;

	arrive(id: string): void {
		this.id = id;
		this.isHere = true;
	}

	/** Puts the focus on a card once it is drawn; a card in a long column is drawn because it is asked for. */
	async focus(id: string, options: FocusOptions = {}): Promise<void> {
		this.id = id;
		await tick();
		link(id)?.focus(options);
	}

	/**
	 * Gives the focus back to a card that lost it because its element was put elsewhere. Does not scroll:
	 * it was a colleague who moved it.
	 */
	async follow(): Promise<void> {
		if (!this.id || !this.isHere) return;
		await tick();
		const isLost = document.activeElement === document.body;
		if (isLost) link(this.id)?.focus({ preventScroll: true });
	}

	/** The next card of an order, the first one when the cursor is nowhere. */
	async walk(order: readonly { id: string }[], step: 1 | -1): Promise<void> {
		const at = order.findIndex(({ id }) => id === this.id);
		const next = at < 0 ? order[0] : order[at + step];
		if (next) await this.focus(next.id);
	}
}

function link(id: string): HTMLElement | null {
	return document.querySelector(`[data-entity="deal:${CSS.escape(id)}"] a`);
}
