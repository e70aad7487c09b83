import type { Attachment } from 'svelte/attachments';

interface Placement {
	/** Which edges line up with the anchor's. */
	align?: 'start' | 'end';
	/** At least as wide as the anchor. */
	isAsWide?: boolean;
	/** A press outside of both, or the anchor scrolled away. */
	ondismiss: () => void;
}

const GAP = 4;
/** Taller lists scroll. */
const TALLEST = 320;

/**
 * Floats an element in the top layer beside its anchor while it is mounted: below it, or above where
 * there is more room. The element carries the attribute `popover="manual"`.
 */
export function anchored(anchor: HTMLElement, placement: Placement): Attachment<HTMLElement> {
	return (element) => {
		const place = () => put(element, anchor, placement);
		const press = ({ target }: Event) => {
			if (!(target instanceof Node) || element.contains(target) || anchor.contains(target)) return;
			placement.ondismiss();
		};
		element.showPopover();
		place();
		const resizes = new ResizeObserver(place);
		resizes.observe(element);
		window.addEventListener('scroll', place, { capture: true, passive: true });
		window.addEventListener('resize', place);
		document.addEventListener('pointerdown', press, true);
		return () => {
			resizes.disconnect();
			window.removeEventListener('scroll', place, { capture: true });
			window.removeEventListener('resize', place);
			document.removeEventListener('pointerdown', press, true);
		};
	};
}

function put(element: HTMLElement, anchor: HTMLElement, { align = 'start', isAsWide }: Placement) {
	const at = anchor.getBoundingClientRect();
	if (isAsWide) element.style.minWidth = `${at.width}px`;
	const room = { below: innerHeight - at.bottom - GAP * 2, above: at.top - GAP * 2 };
	const isBelow = room.below >= Math.min(element.scrollHeight, 240) || room.below >= room.above;
	const height = Math.max(80, Math.min(TALLEST, isBelow ? room.below : room.above));
	element.style.maxHeight = `${height}px`;
	const { offsetWidth: width, offsetHeight } = element;
	const left = align === 'start' ? at.left : at.right - width;
	element.style.left = `${Math.max(GAP, Math.min(left, innerWidth - width - GAP))}px`;
	element.style.top = `${isBelow ? at.bottom + GAP : at.top - GAP - offsetHeight}px`;
}
