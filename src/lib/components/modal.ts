import type { Attachment } from 'svelte/attachments';

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
		coverTheRest();
		return () => {
			open.splice(open.indexOf(dialog), 1);
			// First, or focus could not return to what was covered.
			coverTheRest();
			dialog.close();
			dialog.remove();
		};
	};
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
