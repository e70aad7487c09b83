import type { Deal } from './deals.ts';
import { sumByCurrency, type Money } from './money.ts';
import { isClosed, type Stage } from './stages.ts';

/** What stands above a column: how many deals, their value, and the value weighted by likelihood. */
export interface StageTotals {
	count: number;
	sums: Money[];
	weighted: Money[];
}

/** Of no deals. */
export const NO_TOTALS: StageTotals = Object.freeze({ count: 0, sums: [], weighted: [] });

/**
 * Totals of deals that all stand in one stage. A deal's own likelihood goes before the stage's, until
 * the deal is closed. Weighted sums are rounded once, after adding.
 */
export function stageTotals(
	stage: Pick<Stage, 'kind' | 'likelihood'>,
	deals: Iterable<Deal>
): StageTotals {
	let count = 0;
	const values: Money[] = [];
	const parts: Money[] = [];
	for (const { value, likelihood } of deals) {
		count += 1;
		if (!value) continue;
		const weight = isClosed(stage) ? stage.likelihood : (likelihood ?? stage.likelihood);
		values.push(value);
		parts.push({ ...value, amount: value.amount * weight });
	}
	const weighted = sumByCurrency(parts).map(({ amount, currency }) => ({
		amount: Math.round(amount / 100),
		currency
	}));
	return { count, sums: sumByCurrency(values), weighted };
}

/** Totals of disjoint groups of deals: those at hand and those archived, or several stages. */
export function addTotals(all: readonly StageTotals[]): StageTotals {
	return {
		count: all.reduce((n, t) => n + t.count, 0),
		sums: sumByCurrency(all.flatMap((t) => t.sums)),
		weighted: sumByCurrency(all.flatMap((t) => t.weighted))
	};
}
