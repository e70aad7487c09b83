import type { Deal } from '#lib/model/deals.ts';
import type { Board } from './board.svelte.ts';
import type { Direction, Moves } from './moves.ts';

const DIRECTIONS: Record<string, Direction> = {
	ArrowUp: 'up',
	ArrowDown: 'down',
	ArrowLeft: 'left',
	ArrowRight: 'right'
};

/** The keys of a card's link: Space peeks and ends it, X chooses, Alt and an arrow move the deal. */
export function cardKeys(event: KeyboardEvent, deal: Deal, board: Board, moves: Moves): void {
	const direction = DIRECTIONS[event.key];
	const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey;
	if (direction && event.altKey && board.mayWrite(deal, 'stage')) void moves.step(deal, direction);
	else if (event.key === ' ' && isPlain) peek(deal, board);
	else if (event.key.toLowerCase() === 'x' && isPlain && board.mayWrite(deal))
		choose(event, deal, board);
	else return;
	event.preventDefault();
	event.stopPropagation();
}

function peek({ id }: Deal, board: Board): void {
	if (board.peeked === id) board.closePeek();
	else board.peek(id);
}

function choose(event: KeyboardEvent, deal: Deal, { selection, shown }: Board): void {
	if (event.shiftKey)
		selection.extend(
			deal.id,
			shown.map(({ id }) => id)
		);
	else selection.toggle(deal.id);
}
