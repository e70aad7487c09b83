import type { Deal } from '#lib/model/deals.ts';

/** What it needs of the workspace. */
interface Seen {
	rows: { deals: ReadonlyMap<string, Deal> };
	sync: { isOnline: boolean };
}

/**
 * Where this person last saw each card, so that a card which a colleague moved can be tinted, and one
 * that this person moved is not.
 */
export class SeenPlaces {
	readonly #places = new Map<string, string>();
	readonly #workspace: Seen;

	constructor(workspace: Seen) {
		this.#workspace = workspace;
	}

	/** Notes where cards stand, because this person put them there. */
	keep(ids: readonly string[]): void {
		for (const id of ids) {
			const deal = this.#workspace.rows.deals.get(id);
			if (deal) this.#places.set(id, placeOf(deal));
		}
	}

	/**
	 * Notes where a card stands; true when it was seen elsewhere before. Without a connection nobody
	 * else moves cards: what comes then is the rest of the copy that the device has.
	 */
	isMoved(deal: Deal): boolean {
		const before = this.#places.get(deal.id);
		const place = placeOf(deal);
		if (before === place) return false;
		this.#places.set(deal.id, place);
		return before !== undefined && this.#workspace.sync.isOnline;
	}
}

function placeOf({ stage, rank }: Deal): string {
	return `${stage} ${rank}`;
}
