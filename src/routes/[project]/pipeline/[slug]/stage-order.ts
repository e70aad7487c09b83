import type { Deal } from '#lib/model/deals.ts';
import { byRank } from '#lib/model/ranks.ts';

type Order = (a: Deal, b: Deal) => number;

/** Closed deals: the latest first; one that the server has not closed yet is the latest. */
export function byClosing(a: Deal, b: Deal): number {
	return (b.closedAt ?? Infinity) - (a.closedAt ?? Infinity) || byRank(a, b);
}

/**
 * Sorts deals into their stages. A stage that holds the same deals as at the last call keeps its list,
 * so that one edit among thousands sorts one stage, and what hangs on the others does not run again.
 */
export class StageOrder {
	#kept = new Map<string, { deals: Deal[]; sorted: readonly Deal[]; order: Order }>();

	sorted(deals: Iterable<Deal>, orderOf: (stage: string) => Order): Map<string, readonly Deal[]> {
		const stages = new Map<string, Deal[]>();
		for (const deal of deals) {
			const found = stages.get(deal.stage);
			if (found) found.push(deal);
			else stages.set(deal.stage, [deal]);
		}
		const kept = this.#kept;
		this.#kept = new Map();
		for (const [stage, members] of stages) {
			const before = kept.get(stage);
			const order = orderOf(stage);
			const isSame = before?.order === order && isEqual(before.deals, members);
			this.#kept.set(
				stage,
				isSame ? before : { deals: members, sorted: members.toSorted(order), order }
			);
		}
		return new Map([...this.#kept].map(([stage, { sorted }]) => [stage, sorted]));
	}
}

function isEqual(a: readonly Deal[], b: readonly Deal[]): boolean {
	return a.length === b.length && a.every((deal, i) => deal === b[i]);
}
