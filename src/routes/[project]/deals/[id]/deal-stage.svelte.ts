import { t } from '#lib/i18n/index.ts';
import type { MenuItem } from '#lib/components/Menu.svelte';
import type { Deal } from '#lib/model/deals.ts';
import { dealEdits, placed } from '#lib/model/placing.ts';
import { byRank } from '#lib/model/ranks.ts';
import { asksWhy, reasonsFor, type Reason } from '#lib/model/reasons.ts';
import { isClosed, type Stage, type StageKind } from '#lib/model/stages.ts';
import type { Workspace } from '#lib/replica/workspace.svelte.ts';

/** Moves one deal between the stages of its pipeline, away from the board. */
export class DealStage {
	readonly #workspace: Workspace;
	/** The deal that was just closed, and what for; its reason is asked. */
	asking = $state.raw<{
		deal: Deal;
		kind: Reason['kind'];
		/** The tx of the move, which the reason belongs to. */
		joins: string | undefined;
	} | null>(null);

	constructor(workspace: Workspace) {
		this.#workspace = workspace;
	}

	stageOf(deal: Deal): Stage | undefined {
		return this.#workspace.rows.stages.get(deal.stage);
	}

	/** The stages of the deal's pipeline that a deal in progress goes through, in their order. */
	active(deal: Deal): Stage[] {
		return this.#stages(deal).filter((stage) => !isClosed(stage));
	}

	reasonsFor(kind: string): Reason[] {
		return reasonsFor(this.#workspace.rows.reasons.values(), kind);
	}

	/** At the top of the stage, where it is seen. */
	move(deal: Deal, stage: Stage): string | undefined {
		const column = [...this.#workspace.rows.deals.values()]
			.filter((other) => other.stage === stage.id)
			.sort(byRank);
		const edits = placed([deal], column, { stage: stage.id, afterId: column[0]?.id });
		if (edits.length === 0) return undefined;
		const label = t('recordPage.movedTo', { title: deal.title, stage: stage.name });
		return this.#workspace.edit(edits, label);
	}

	close(deal: Deal, kind: StageKind): void {
		const stage = this.#stages(deal).find((each) => each.kind === kind);
		if (!stage || stage.id === deal.stage) return;
		const joins = this.move(deal, stage);
		if (asksWhy(kind) && this.reasonsFor(kind).length > 0) this.asking = { deal, kind, joins };
	}

	/** Answers the question. */
	explain(reason: string): void {
		const { asking } = this;
		this.asking = null;
		if (!asking) return;
		const { deal, joins } = asking;
		this.#workspace.edit(dealEdits(deal.id, { reason }), '', { joins });
	}

	items(deal: Deal): MenuItem[] {
		if (this.stageOf(deal)?.kind === 'unqualified') return [];
		return [{ label: t('recordPage.markUnqualified'), run: () => this.close(deal, 'unqualified') }];
	}

	#stages(deal: Deal): Stage[] {
		const pipeline = this.stageOf(deal)?.pipeline;
		return [...this.#workspace.rows.stages.values()]
			.filter((stage) => stage.pipeline === pipeline)
			.sort(byRank);
	}
}
