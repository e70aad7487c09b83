/** Rows drawn beyond each edge, so that a quick scroll meets no blank. */
const MARGIN = 8;
/** So few rows are all drawn: the browser's own search and a screen reader find each of them. */
const FEW = 100;

/**
 * The rows to draw, by index: those in sight with a margin, and the one with the active cell even when
 * it is out of sight, since focus would be lost with it. Heights and offsets are in pixels.
 */
export function visibleRows(
	sight: { top: number; height: number; rowHeight: number },
	count: number,
	active: number
): number[] {
	if (count <= FEW) return Array.from({ length: count }, (_, i) => i);
	const first = Math.max(0, Math.floor(sight.top / sight.rowHeight) - MARGIN);
	const last = Math.min(count, Math.ceil((sight.top + sight.height) / sight.rowHeight) + MARGIN);
	const rows = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
	if (active >= 0 && active < count && (active < first || active >= last)) rows.push(active);
	return rows;
}

/** Where to scroll so that a row stands wholly between the header and the footer; null: it does. */
export function scrollTo(
	index: number,
	sight: { top: number; height: number; rowHeight: number }
): number | null {
	const top = index * sight.rowHeight;
	if (top < sight.top) return top;
	const bottom = top + sight.rowHeight;
	return bottom > sight.top + sight.height ? bottom - sight.height : null;
}
