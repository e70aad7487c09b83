import { isCovered } from '#lib/components/modal.ts';

export type Shortcut = 'commands' | 'search' | 'help' | 'undo' | 'redo' | 'stop' | 'add';

/** Which of the shell's shortcuts a key is; null when it belongs to a field, a dialog or the page. */
export function shortcutOf(event: KeyboardEvent): Shortcut | null {
	if (event.defaultPrevented || event.isComposing || event.altKey) return null;
	const key = event.key.toLowerCase();
	const isChord = event.ctrlKey || event.metaKey;
	if (isChord && key === 'k') return 'commands';
	if (isCovered() || isTyping(event.target, isChord)) return null;
	if (isChord) {
		if (key === 'y') return 'redo';
		if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
		return null;
	}
	return (
		({ '/': 'search', '?': 'help', escape: 'stop', c: 'add' }[key] as Shortcut | undefined) ?? null
	);
}

/**
 * Whether the key falls into a field where it means a letter, or takes back what was typed. In a field
 * that says that all of it is saved, there is nothing to take back.
 */
function isTyping(target: EventTarget | null, isChord: boolean): boolean {
	if (!(target instanceof HTMLElement)) return false;
	if (isChord && target.dataset.pristine !== undefined) return false;
	if (target.isContentEditable) return true;
	if (target instanceof HTMLInputElement) {
		return !['checkbox', 'radio', 'button', 'submit', 'range', 'color'].includes(target.type);
	}
	return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
