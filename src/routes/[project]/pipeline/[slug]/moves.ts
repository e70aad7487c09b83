import { createContext, tick } from 'svelte';
import { current, format, t } from '#lib/i18n/index.ts';
import type { Deal } from '#lib/model/deals.ts';
import type { Edit } from '#lib/model/entries.ts';
import { createdDeal, departmentsOf, type NewDeal } from '#lib/model/new-deals.ts';
import { dealEdits, placeAt, placed, type Place } from '#lib/model/placing.ts';
import { byRank, rankAfter } from '#lib/model/ranks.ts';
import { asksWhy, reasonsFor } from '#lib/model/reasons.ts';
import { isClosed, type Stage, type StageKind } from '#lib/model/stages.ts';
import { typedDeal } from '#lib/model/typed-deals.ts';
import type { Board } from './board.svelte.ts';

export type Direction = 'up' | 'down' | 'left' | 'right';

export const [getMoves, setMoves] = createContext<Moves>();

/** What one does on a board. Each is one labelled edit, so that one undo takes it back. */
export class Moves {
	readonly #board: Board;

	constructor(board: Board) {
		this.#board = board;
	}

	/** Puts deals at a place; asks for the reason when that closes them as lost or unqualified. */
	place(ids: readonly string[], place: Place): void {
		const board = this.#board;
		const deals = this.#deals(ids);
		const stage = board.workspace.rows.stages.get(place.stage);
		if (!stage) return;
		const arriving = deals.filter((deal) => deal.stage !== stage.id);
		const edits = isClosed(stage) ? this.#closed(arriving, stage) : this.#placed(deals, place);
		if (edits.length === 0) return;
		const tx = this.#edit(edits, movedLabel(deals, stage, arriving.length > 0));
		this.#announce(deals, stage);
		if (arriving.length > 0) this.#askReason(arriving, stage, tx);
	}

	#placed(deals: readonly Deal[], place: Place): Edit[] {
		return placed(deals, this.#board.column(place.stage)?.deals ?? [], place);
	}

	/** A closed stage shows its deals by the day of closing; their rank only has to be one. */
	#closed(deals: readonly Deal[], { id: stage }: Stage): Edit[] {
		const column = (this.#board.column(stage)?.deals ?? []).toSorted(byRank);
		return placed(deals, column, { stage, afterId: column[0]?.id });
	}

	/** Moves deals to a position, from 0, among those that a stage shows. */
	moveTo(ids: readonly string[], stageId: string, position: number): void {
		const shown = this.#board.column(stageId)?.shown ?? [];
		const rest = shown.filter((deal) => !ids.includes(deal.id));
		this.place(ids, placeAt(stageId, rest, position));
	}

	/** Won, lost, unqualified; reopening is a move. */
	close(ids: readonly string[], kind: StageKind): void {
		const stage = this.#board.stages.find((one) => one.kind === kind);
		if (stage) this.moveTo(ids, stage.id, 0);
	}

	/** One place further in a stage, or into the next stage that is not collapsed, at the same height. */
	async step(deal: Deal, direction: Direction): Promise<void> {
		const board = this.#board;
		const shown = board.column(deal.stage)?.shown ?? [];
		const at = shown.findIndex((one) => one.id === deal.id);
		if (direction === 'up' || direction === 'down') {
			const to = at + (direction === 'up' ? -1 : 1);
			const stage = board.stages.find((one) => one.id === deal.stage);
			if (to < 0 || to >= shown.length || !stage || isClosed(stage)) return;
			this.moveTo([deal.id], deal.stage, to);
		} else {
			const open = board.shownStages.filter((stage) => !board.isFolded(stage));
			const from = open.findIndex((stage) => stage.id === deal.stage);
			const next = open[from + (direction === 'left' ? -1 : 1)];
			if (!next) return;
			this.moveTo([deal.id], next.id, Math.min(at, board.column(next.id)?.shown.length ?? 0));
		}
		await board.cursor.focus(deal.id);
	}

	assign(ids: readonly string[], owner: string | null): void {
		const deals = this.#deals(ids).filter((deal) => (deal.owner ?? null) !== owner);
		const person = owner === null ? '' : this.#board.memberName(owner);
		const edits = deals.flatMap((deal) => dealEdits(deal.id, { owner }));
		const key = owner === null ? 'board.unassigned' : 'board.assigned';
		this.#edit(edits, t(key, { n: deals.length, title: deals[0]?.title ?? '', person }));
	}

	remove(ids: readonly string[]): void {
		const deals = this.#deals(ids);
		const edits = deals.flatMap((deal) => dealEdits(deal.id, { deletedAt: Date.now() }));
		this.#edit(edits, t('board.deleted', { n: deals.length, title: deals[0]?.title ?? '' }));
		for (const id of ids) this.#board.selection.ids.delete(id);
	}

	restore(deal: Deal): void {
		this.#edit(
			dealEdits(deal.id, { deletedAt: null }),
			t('records.restored', { title: deal.title })
		);
	}

	/** A deal from one typed line at the end of a stage, mine; false when nothing was typed. */
	quickAdd(stageId: string, text: string): boolean {
		const { workspace } = this.#board;
		const { title, value } = typedDeal(text, workspace.project.currency, format.decimalSign());
		if (!title) return false;
		this.create({ title, value, stage: stageId, owner: workspace.memberId });
		return true;
	}

	/** Makes a deal at the end of its stage and says so; returns its id. */
	create(deal: Omit<NewDeal, 'rank'>): string {
		const { workspace } = this.#board;
		const rank = rankAfter(this.#board.column(deal.stage)?.deals ?? []);
		const departments = departmentsOf(workspace.me, workspace.scope);
		const made = createdDeal({ ...deal, rank }, departments, current.language);
		this.#edit(made.edits, t('board.created', { title: deal.title }));
		return made.id;
	}

	#edit(edits: Edit[], label?: string): string | undefined {
		if (edits.length === 0) return undefined;
		this.#board.places.keep(edits.map((edit) => edit.recordId));
		return this.#board.workspace.edit(edits, label);
	}

	/** The live rows of ids, in the given order. */
	#deals(ids: readonly string[]): Deal[] {
		const { deals } = this.#board.workspace.rows;
		return ids.flatMap((id) => deals.get(id) ?? []);
	}

	/** Of one deal that is shown, also its position; what was done is said with every edit. */
	#announce([deal, second]: readonly Deal[], stage: Stage): void {
		const column = this.#board.column(stage.id);
		if (!deal || second || !column) return;
		const n = column.shown.findIndex(({ id }) => id === deal.id) + 1;
		if (n === 0) return;
		const { count: m } = column.totals;
		const place = { title: deal.title, stage: stage.name, n, m };
		this.#board.workspace.announcements.say(t('board.movedAt', place));
	}

	#askReason(deals: readonly Deal[], stage: Stage, joins: string | undefined): void {
		const { kind: reason } = stage;
		const { reasons } = this.#board.workspace.rows;
		if (!asksWhy(reason) || reasonsFor(reasons.values(), reason).length === 0) return;
		const ids = deals.map((deal) => deal.id);
		// The menu or dialog that led here closes first and gives the focus back to the card.
		void tick().then(() => (this.#board.dialog = { kind: 'reason', ids, reason, joins }));
	}
}

function movedLabel(deals: readonly Deal[], stage: Stage, isArriving: boolean): string {
	const values = { n: deals.length, title: deals[0]?.title ?? '', stage: stage.name };
	return t(isArriving ? 'board.movedTo' : 'board.reordered', values);
}
