import type { Attachment } from 'svelte/attachments';

/** Tints an element for a moment, as a card is that a colleague moved; it does not fly. */
export function tint(isMoved: () => boolean): Attachment<HTMLElement> {
	return (element) => {
		if (!isMoved()) return;
		element.classList.add('moved');
		const end = () => element.classList.remove('moved');
		const timer = setTimeout(end, 1200);
		return () => {
			clearTimeout(timer);
			end();
		};
	};
}
