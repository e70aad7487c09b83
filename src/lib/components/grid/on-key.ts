import { placeAfter, placeBeside, type Extent } from './grid-keys.ts';
import type { GridState } from './grid-state.svelte.ts';

/**
 * What a key does in the grid. Returns whether it did something, so that the browser shall not. Keys typed into a
 * cell's editor reach this too; there only Tab counts, since the editor has saved by then.
 */
export function onKey<R extends { readonly id: string }>(
	event: KeyboardEvent,
	active: GridState<R>,
	extent: Extent,
	{ onpeek }: { onpeek: () => void }
): boolean {
	const cell = (event.target as HTMLElement).closest<HTMLElement>('[role="gridcell"]');
	if (!cell || extent.rows === 0 || event.altKey || event.defaultPrevented) return false;
	if (active.isEditing) {
		if (event.key !== 'Tab') return false;
		// Leaving the editor is what saves, and it must happen while the editor is still there.
		cell.focus({ preventScroll: true });
		return moveOn(event.shiftKey, active, extent);
	}
	if (event.key === 'Enter' || event.key === 'F2') return active.edit();
	if (event.key === ' ' && event.target === cell) {
		onpeek();
		return true;
	}
	const to = placeAfter(active.place, event, extent);
	if (to) active.moveTo(to);
	return to !== null;
}

function moveOn<R extends { readonly id: string }>(
	isBack: boolean,
	active: GridState<R>,
	extent: Extent
): boolean {
	const to = placeBeside(active.place, isBack, extent);
	active.isEditing = false;
	if (to) active.moveTo(to);
	return to !== null;
}
