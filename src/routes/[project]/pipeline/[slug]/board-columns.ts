import type { Deal } from '#lib/model/deals.ts';
import { addTotals, stageTotals, type StageTotals } from '#lib/model/stage-totals.ts';
import type { Stage } from '#lib/model/stages.ts';

/** One stage as the board shows it. */
export interface BoardColumn {
	readonly stage: Stage;
	/** All its deals at hand, in order. */
	readonly deals: readonly Deal[];
	/** Those that pass the filter. */
	readonly shown: readonly Deal[];
	/** Of the shown ones; without a filter, the archived ones of a closed stage too. */
	readonly totals: StageTotals;
	/** How many closed deals are in the archive only. */
	readonly archived: number;
}

/** What a column is made from. `archived` are the totals of its deals that are in the archive only. */
interface Parts {
	stage: Stage;
	deals: readonly Deal[];
	passes: ((deal: Deal) => boolean) | null;
	archived: StageTotals | undefined;
}

/**
 * Makes columns. One in which nothing changed since the last time is the same object as then, so that
 * the others do not render again when a deal moves.
 */
export class BoardColumns {
	#kept = new Map<string, BoardColumn>();

	made(all: readonly Parts[]): ReadonlyMap<string, BoardColumn> {
		this.#kept = new Map(all.map((parts) => [parts.stage.id, this.#made(parts)]));
		return this.#kept;
	}

	#made({ stage, deals, passes, archived }: Parts): BoardColumn {
		const before = this.#kept.get(stage.id);
		const found = passes ? deals.filter(passes) : deals;
		const shown = before && isEqual(before.shown, found) ? before.shown : found;
		const own = stageTotals(stage, shown);
		const totals = archived && !passes ? addTotals(stage, own, archived) : own;
		const column = { stage, deals, shown, totals, archived: archived?.count ?? 0 };
		return before && isSame(before, column) ? before : column;
	}
}

function isSame(a: BoardColumn, b: BoardColumn): boolean {
	return (
		a.stage === b.stage &&
		a.deals === b.deals &&
		a.shown === b.shown &&
		a.archived === b.archived &&
		JSON.stringify(a.totals) === JSON.stringify(b.totals)
	);
}

function isEqual<T>(a: readonly T[], b: readonly T[]): boolean {
	return a === b || (a.length === b.length && a.every((one, i) => one === b[i]));
}
