import type { Attachment } from 'svelte/attachments';

/** Where a dialog begins, when it asks for something. */
const FIRST =
	'input:not([type="hidden"], :disabled), select:not(:disabled), textarea:not(:disabled)';
/** So long the second click of a double click may come, in ms. */
const DOUBLE_CLICK = 500;

/** The open dialogs, the top one last. */
const open: HTMLDialogElement[] = [];

/**
 * Opens a dialog as a modal one while it is mounted: above everything, focus inside, the rest of the
 * page out of reach for pointer, keyboard and screen reader. Focus returns to where it was.
 */
export function modal(): Attachment<HTMLDialogElement> {
	return (dialog) => {
		// At the end of the body it is no part of the page that it covers.
		document.body.append(dialog);
		open.push(dialog);
		dialog.showModal();
		// A page that asks for something begins where that is typed, not at the button that closes it.
		if (!document.activeElement?.matches('[autofocus]')) {
			dialog.querySelector<HTMLElement>(FIRST)?.focus();
		}
		coverTheRest();
		return () => {
			open.splice(open.indexOf(dialog), 1);
			// First, or focus could not return to what was covered.
			coverTheRest();
			dialog.close();
			dialog.remove();
			swallowSecondClick();
		};
	};
}

/** Whoever double-clicks a dialog's button does not mean what lies under it. */
function swallowSecondClick(): void {
	const swallow = (event: MouseEvent) => {
		if (event.detail < 2) return;
		event.preventDefault();
		event.stopPropagation();
	};
	addEventListener('click', swallow, { capture: true });
	setTimeout(() => removeEventListener('click', swallow, { capture: true }), DOUBLE_CLICK);
}

/** Whether a dialog covers the page; keys of the page rest meanwhile. */
export function isCovered(): boolean {
	return open.length > 0;
}

function coverTheRest(): void {
	const top = open.at(-1);
	const page = document.getElementById('spolu');
	for (const layer of [page, ...open]) {
		if (!layer) continue;
		const isBehind = top !== undefined && layer !== top;
		layer.inert = isBehind;
		if (isBehind) layer.setAttribute('aria-hidden', 'true');
		else layer.removeAttribute('aria-hidden');
	}
}
