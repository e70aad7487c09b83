import type { Attachment } from 'svelte/attachments';

/**
 * Calls `keep` when the page is hidden, reloaded or closed, and when the element goes. None of these
 * blurs a field, and a page that is hidden may end without another word.
 */
export function leaving(keep: () => void): Attachment {
	return () => {
		const hidden = () => {
			if (document.hidden) keep();
		};
		addEventListener('pagehide', keep);
		document.addEventListener('visibilitychange', hidden);
		return () => {
			removeEventListener('pagehide', keep);
			document.removeEventListener('visibilitychange', hidden);
			keep();
		};
	};
}
