import { untrack } from 'svelte';
import { dismissToast, toast } from '#lib/components/toast.ts';
import type { Workspace } from './workspace.ts';

/** Raises a toast with Undo for each labelled edit; it goes when the edit is undone by the keyboard. */
export function toastUndo({ undoStack }: Workspace): void {
	let seen = untrack(() => undoStack.last?.at ?? 0);
	let shown: { tx: string; id: number } | null = null;
	$effect(() => {
		const last = undoStack.last;
		if (shown && shown.tx !== last?.tx) dismissToast(shown.id);
		// An undo makes an older edit the last one again: that is no news.
		if (!last || last.at <= seen) return;
		seen = last.at;
		const id = untrack(() => toast(last.label, { undo: () => undoStack.undo(last.tx) }));
		shown = { tx: last.tx, id };
	});
}
