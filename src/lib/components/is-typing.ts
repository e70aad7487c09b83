/** Inputs that are pressed, not typed into. */
const PRESSED = ['checkbox', 'radio', 'button', 'submit', 'range', 'color'];

/** Whether a key that falls on this means a letter, and is no key of the page. */
export function isTyping(target: EventTarget | null): boolean {
	if (!(target instanceof HTMLElement)) return false;
	if (target.isContentEditable) return true;
	if (target instanceof HTMLInputElement) return !PRESSED.includes(target.type);
	return target.matches('textarea, select');
}
