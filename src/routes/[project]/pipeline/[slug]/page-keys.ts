import { isTyping } from '#lib/components/is-typing.ts';
import { isCovered } from '#lib/components/modal.ts';
import type { Board } from './board.svelte.ts';

/** The keys of the page while nobody types: C adds a deal, J and K walk, Esc lets go of the selection, then of the peek. */
export function pageKeys(event: KeyboardEvent, board: Board): void {
	if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
	if (isCovered() || isTyping(event.target)) return;
	const isBoard = board.layout === 'board';
	switch (event.key) {
		case 'c':
		case 'C':
			if (!board.mayAdd) return;
			board.dialog = { kind: 'new' };
			break;
		case 'j':
		case 'k':
			if (!isBoard) return;
			void board.cursor.walk(board.walkable, event.key === 'j' ? 1 : -1);
			break;
		case 'Escape':
			if (board.selection.size > 0) board.selection.clear();
			else if (board.peeked) board.closePeek();
			else return;
			break;
		default:
			return;
	}
	event.preventDefault();
}
