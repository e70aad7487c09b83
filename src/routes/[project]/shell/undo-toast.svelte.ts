import { untrack } from 'svelte';
import { toast } from '#lib/components/toast.ts';
import type { Workspace } from './workspace.ts';

/** Raises a toast with Undo for each labelled edit that is made while the shell is there. */
export function toastUndo({ undoStack }: Workspace): void {
	let seen = untrack(() => undoStack.last?.at ?? 0);
	$effect(() => {
		const last = undoStack.last;
		// An undo makes an older edit the last one again: that is no news.
		if (!last || last.at <= seen) return;
		seen = last.at;
		toast(last.label, { undo: () => undoStack.undo(last.tx) });
	});
}
