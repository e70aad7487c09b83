import type { Deal } from '#lib/model/deals.ts';

/**
 * Where this person last saw each card, so that a card which a colleague moved can be tinted, and one
 * that this person moved is not.
 */
export class SeenPlaces {
	readonly #places = new Map<string, string>();
	readonly #dealOf: (id: string) => Deal | undefined;

	constructor(dealOf: (id: string) => Deal | undefined) {
		this.#dealOf = dealOf;
	}

	/** Notes where cards stand, because this person put them there. */
	keep(ids: readonly string[]): void {
		for (const id of ids) {
			const deal = this.#dealOf(id);
			if (deal) this.#places.set(id, placeOf(deal));
		}
	}

	/** Notes where a card stands; true when it was seen elsewhere before. */
	isMoved(deal: Deal): boolean {
		const before = this.#places.get(deal.id);
		const place = placeOf(deal);
		if (before === place) return false;
		this.#places.set(deal.id, place);
		return before !== undefined;
	}
}

function placeOf({ stage, rank }: Deal): string {
	return `${stage} ${rank}`;
}
