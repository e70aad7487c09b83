import { isTyping } from '#lib/components/is-typing.ts';
import { isCovered } from '#lib/components/modal.ts';

export type Shortcut = 'commands' | 'search' | 'help' | 'undo' | 'redo' | 'stop' | 'add';

/** Which of the shell's shortcuts a key is; null when it belongs to a field, a dialog or the page. */
export function shortcutOf(event: KeyboardEvent): Shortcut | null {
	if (event.defaultPrevented || event.isComposing || event.altKey) return null;
	const key = event.key.toLowerCase();
	const isChord = event.ctrlKey || event.metaKey;
	if (isChord && key === 'k') return 'commands';
	if (isCovered() || isForField(event.target, isChord)) return null;
	if (isChord) {
		if (key === 'y') return 'redo';
		if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
		return null;
	}
	return (
		({ '/': 'search', '?': 'help', escape: 'stop', c: 'add' }[key] as Shortcut | undefined) ?? null
	);
}

/** Whether the key is the field's: in one that says that all of it is saved, there is nothing typed to take back. */
function isForField(target: EventTarget | null, isChord: boolean): boolean {
	const isPristine = target instanceof HTMLElement && target.dataset.pristine !== undefined;
	return isTyping(target) && !(isChord && isPristine);
}
