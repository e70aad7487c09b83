import ArrowRightLeft from '@lucide/svelte/icons/arrow-right-left';
import Ban from '@lucide/svelte/icons/ban';
import CircleX from '@lucide/svelte/icons/circle-x';
import Trash from '@lucide/svelte/icons/trash';
import Trophy from '@lucide/svelte/icons/trophy';
import UserRound from '@lucide/svelte/icons/user-round';
import type { MenuItem } from '#lib/components/Menu.svelte';
import { t } from '#lib/i18n/index.ts';
import type { Deal } from '#lib/model/deals.ts';
import type { Stage } from '#lib/model/stages.ts';
import type { Board } from './board.svelte.ts';
import type { Moves } from './moves.ts';

/** What one may do with a card. */
export function cardMenu(deal: Deal, stage: Stage, board: Board, moves: Moves): MenuItem[] {
	const ids = [deal.id];
	const items: MenuItem[] = [];
	if (board.mayWrite(deal, 'stage')) items.push(...moving(ids, stage, board, moves));
	if (board.mayWrite(deal, 'owner')) {
		items.push({
			label: t('board.assignTo'),
			icon: UserRound,
			isApart: true,
			run: () => (board.dialog = { kind: 'assign', ids })
		});
	}
	if (board.mayDelete(deal)) {
		items.push({
			label: t('board.delete'),
			icon: Trash,
			isDanger: true,
			isApart: true,
			run: () => moves.remove(ids)
		});
	}
	return items;
}

function moving(ids: readonly string[], stage: Stage, board: Board, moves: Moves): MenuItem[] {
	const closing = [
		{ kind: 'won', label: t('board.markWon'), icon: Trophy },
		{ kind: 'lost', label: t('board.markLost'), icon: CircleX },
		{ kind: 'unqualified', label: t('board.markUnqualified'), icon: Ban }
	] as const;
	return [
		{
			label: t('board.moveTo'),
			icon: ArrowRightLeft,
			run: () => (board.dialog = { kind: 'move', ids })
		},
		...closing
			.filter(({ kind }) => kind !== stage.kind)
			.map(({ kind, label, icon }) => ({ label, icon, run: () => moves.close(ids, kind) }))
	];
}
