import type { Deal } from '#lib/model/deals.ts';
import { addTotals, NO_TOTALS, stageTotals, type StageTotals } from '#lib/model/stage-totals.ts';
import { isClosed, type Stage } from '#lib/model/stages.ts';
import type { Filter } from './filter.ts';

/** One stage as the board shows it. */
export interface BoardColumn {
	readonly stage: Stage;
	/** All its deals at hand, in order. */
	readonly deals: readonly Deal[];
	/** Those that pass the filter. */
	readonly shown: readonly Deal[];
	/** Of the shown ones, and of those in the archive that pass too. */
	readonly totals: StageTotals;
	/** How many closed deals that pass are in the archive only. */
	readonly archived: number;
	/** False while nobody knows what the archive holds of this stage: there may be more than `totals`. */
	readonly isCounted: boolean;
}

/** What is to be shown, and the archive's totals of it by stage; null while they are not known. */
interface Wanted extends Filter {
	passes: (deal: Deal) => boolean;
	archived: Readonly<Record<string, StageTotals>> | null;
}

/**
 * Makes columns. One in which nothing changed since the last time is the same object as then, so that
 * the others do not render again when a deal moves.
 */
export class BoardColumns {
	#kept = new Map<string, BoardColumn>();

	/** `sorted` are the deals at hand, by stage. */
	made(
		stages: readonly Stage[],
		sorted: ReadonlyMap<string, readonly Deal[]>,
		wanted: Wanted
	): ReadonlyMap<string, BoardColumn> {
		const columns = stages.map((stage) => this.#made(stage, sorted.get(stage.id) ?? [], wanted));
		this.#kept = new Map(columns.map((column) => [column.stage.id, column]));
		return this.#kept;
	}

	#made(stage: Stage, deals: readonly Deal[], wanted: Wanted): BoardColumn {
		const before = this.#kept.get(stage.id);
		const isOut = wanted.stage !== '' && wanted.stage !== stage.id;
		const isWhole = !isOut && !wanted.owner && !wanted.q;
		const found = isWhole ? deals : deals.filter(wanted.passes);
		const hasArchive = isClosed(stage) && !isOut;
		const archived = hasArchive
			? wanted.archived && (wanted.archived[stage.id] ?? NO_TOTALS)
			: NO_TOTALS;
		const shown = before && isEqual(before.shown, found) ? before.shown : found;
		const own = stageTotals(stage, shown);
		const totals = archived ? addTotals([own, archived]) : own;
		const isCounted = archived !== null;
		const column = { stage, deals, shown, totals, archived: archived?.count ?? 0, isCounted };
		return before && isSame(before, column) ? before : column;
	}
}

function isSame(a: BoardColumn, b: BoardColumn): boolean {
	return (
		a.stage === b.stage &&
		a.deals === b.deals &&
		a.shown === b.shown &&
		a.archived === b.archived &&
		a.isCounted === b.isCounted &&
		JSON.stringify(a.totals) === JSON.stringify(b.totals)
	);
}

function isEqual<T>(a: readonly T[], b: readonly T[]): boolean {
	return a === b || (a.length === b.length && a.every((one, i) => one === b[i]));
}
