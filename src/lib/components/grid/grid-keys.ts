/** A place in a grid by index. */
export interface Place {
	row: number;
	column: number;
}

/** How far a grid goes; `page` is how many rows are in sight. */
export interface Extent {
	rows: number;
	columns: number;
	page: number;
}

/** Where a key leads from a place (WAI-ARIA grid pattern), or null for a key that leads nowhere. */
export function placeAfter(
	from: Place,
	event: { key: string; ctrlKey: boolean; metaKey: boolean },
	extent: Extent
): Place | null {
	const to = stepped(from, event.key, event.ctrlKey || event.metaKey, extent);
	return (
		to && {
			row: Math.min(Math.max(to.row, 0), extent.rows - 1),
			column: Math.min(Math.max(to.column, 0), extent.columns - 1)
		}
	);
}

function stepped(
	{ row, column }: Place,
	key: string,
	isFar: boolean,
	extent: Extent
): Place | null {
	switch (key) {
		case 'ArrowUp':
			return { row: isFar ? 0 : row - 1, column };
		case 'ArrowDown':
			return { row: isFar ? extent.rows : row + 1, column };
		case 'ArrowLeft':
			return { row, column: isFar ? 0 : column - 1 };
		case 'ArrowRight':
			return { row, column: isFar ? extent.columns : column + 1 };
		case 'Home':
			return { row: isFar ? 0 : row, column: 0 };
		case 'End':
			return { row: isFar ? extent.rows : row, column: extent.columns };
		case 'PageUp':
			return { row: row - extent.page, column };
		case 'PageDown':
			return { row: row + extent.page, column };
		default:
			return null;
	}
}

/** The next place in reading order (or the one before), or null at the end of the grid. */
export function placeBeside({ row, column }: Place, isBack: boolean, extent: Extent): Place | null {
	const at = row * extent.columns + column + (isBack ? -1 : 1);
	if (at < 0 || at >= extent.rows * extent.columns) return null;
	return { row: Math.floor(at / extent.columns), column: at % extent.columns };
}
