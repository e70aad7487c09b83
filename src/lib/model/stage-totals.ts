import type { Deal } from './deals.ts';
import { sumByCurrency, type Money } from './money.ts';
import type { Stage } from './stages.ts';

/** What stands above a column: how many deals, their value, and the value weighted by likelihood. */
export interface StageTotals {
	count: number;
	sums: Money[];
	weighted: Money[];
}

/** Of no deals. */
export const NO_TOTALS: StageTotals = Object.freeze({ count: 0, sums: [], weighted: [] });

/** Totals of deals that all stand in one stage. Weighted sums are rounded once, after adding. */
export function stageTotals(stage: Pick<Stage, 'likelihood'>, deals: Iterable<Deal>): StageTotals {
	let count = 0;
	const values: Money[] = [];
	for (const deal of deals) {
		count += 1;
		if (deal.value) values.push(deal.value);
	}
	return weigh(count, sumByCurrency(values), stage.likelihood);
}

function weigh(count: number, sums: Money[], likelihood: number): StageTotals {
	const weighted = sums.map(({ amount, currency }) => ({
		amount: Math.round((amount * likelihood) / 100),
		currency
	}));
	return { count, sums, weighted };
}

/** Totals of two disjoint groups of deals of one stage: those at hand and those archived. */
export function addTotals(
	stage: Pick<Stage, 'likelihood'>,
	a: StageTotals,
	b: StageTotals
): StageTotals {
	return weigh(a.count + b.count, sumByCurrency([...a.sums, ...b.sums]), stage.likelihood);
}

/** Totals over several stages. */
export function pipelineTotals(all: Iterable<StageTotals>): StageTotals {
	const list = [...all];
	return {
		count: list.reduce((n, t) => n + t.count, 0),
		sums: sumByCurrency(list.flatMap((t) => t.sums)),
		weighted: sumByCurrency(list.flatMap((t) => t.weighted))
	};
}
