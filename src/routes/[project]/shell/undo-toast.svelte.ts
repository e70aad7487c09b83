import { untrack } from 'svelte';
import { dismissToast, toast } from '#lib/components/toast.ts';
import { t } from '#lib/i18n/index.ts';
import type { Workspace } from './workspace.ts';

/** Undoes an action, the latest when none is named, and says so aloud; or that it has changed since. */
export function undo({ undoStack, announcements }: Workspace, tx?: string): void {
	if (undoStack.dropChanged(tx)) {
		toast(t('rule.undo_changed'));
		announcements.say(t('rule.undo_changed'));
		return;
	}
	const label = undoStack.undo(tx);
	if (label) announcements.say(t('shell.undone', { label }));
}

/** Does again what was undone last, and says so aloud. */
export function redo({ undoStack, announcements }: Workspace): void {
	const label = undoStack.redo();
	if (label) announcements.say(t('shell.redone', { label }));
}

/** Raises a toast with Undo for each labelled edit; it goes when the edit is undone by the keyboard. */
export function toastUndo(workspace: Workspace): void {
	const { undoStack } = workspace;
	let seen = untrack(() => undoStack.last?.at ?? 0);
	let shown: { tx: string; id: number } | null = null;
	$effect(() => {
		const last = undoStack.last;
		if (shown && shown.tx !== last?.tx) dismissToast(shown.id);
		// An undo makes an older edit the last one again: that is no news.
		if (!last || last.at <= seen) return;
		seen = last.at;
		const id = untrack(() => toast(last.label, { undo: () => undo(workspace, last.tx) }));
		shown = { tx: last.tx, id };
	});
}
