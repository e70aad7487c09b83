/** Under this width, in pixels, a grid is on a phone. */
const NARROW = 600;
/** There the column that stays in sight leaves room for another one. */
const NARROW_COLUMN = 168;
/** Columns of this width or less, such as that of the ticks, take no share of spare room. */
const FIXED = 60;

/** The columns as CSS grid tracks, and the least width of a row in pixels. */
export function tracksOf(
	columns: readonly { width: number }[],
	available: number
): { template: string; least: number } {
	const widths = columns.map(({ width }) =>
		available > 0 && available < NARROW ? Math.min(width, NARROW_COLUMN) : width
	);
	return {
		template: widths.map((px) => (px < FIXED ? `${px}px` : `minmax(${px}px, ${px}fr)`)).join(' '),
		least: widths.reduce((sum, px) => sum + px, 0)
	};
}
