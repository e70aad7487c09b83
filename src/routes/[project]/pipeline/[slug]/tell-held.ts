import { toast } from '#lib/components/toast.ts';
import { t } from '#lib/i18n/index.ts';
import type { Deal } from '#lib/model/deals.ts';
import { mayRestore } from '#lib/model/rights.ts';
import { fieldsOf } from '../../records/titles.ts';
import type { Board } from './board.svelte.ts';
import type { Moves } from './moves.ts';

/** A message of a deletion waits for the one who did it to be known, in milliseconds. */
const PATIENCE = 300;

/** What a colleague does to the card in the hand is told on it; without a card there is no drag. */
export function tellHeld(board: Board, moves: Moves): void {
	const { held } = board.drag;
	if (!held) return;
	const live = board.workspace.rows.deals.get(held.id);
	if (!live) {
		board.drag.end();
		setTimeout(() => tellGone(board, moves, held), PATIENCE);
	} else if (live.stage !== held.stage || live.rank !== held.rank) {
		const stage = board.workspace.rows.stages.get(live.stage)?.name ?? '';
		board.drag.note = t('board.justMoved', { person: personAt(board, held), stage });
	}
}

/** Who cannot know whether it was deleted is not told so, and offered nothing. */
function tellGone(board: Board, moves: Moves, held: Deal): void {
	if (mayRestore(board.workspace.scope, 'deals', fieldsOf(held))) {
		const action = { label: t('records.restore'), run: () => moves.restore(held) };
		toast(t('board.justDeleted', { person: personAt(board, held) }), { action });
	} else toast(t('records.gone', { title: held.title }));
}

function personAt(board: Board, { id }: Deal): string {
	return board.lookers.lastAt(id) ?? t('board.colleague');
}
