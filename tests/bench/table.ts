/** A goal for a figure, and whether it was reached. */
export interface Aim {
	text: string;
	isMet: boolean;
}

/** One line of the table: our figure, and a peer's that was measured beside it. */
export interface Line {
	what: string;
	unit: string;
	ours: number;
	peer?: { name: string; value: number };
	aim?: Aim;
	note?: string;
}

/** An aim as a highest value. */
export function atMost(value: number, limit: number, unit: string): Aim {
	return { text: `≤ ${limit} ${unit}`.trim(), isMet: value <= limit };
}

function shown(value: number): string {
	if (!Number.isFinite(value)) return '–';
	const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
	return value.toLocaleString('en', { maximumFractionDigits: digits });
}

/** How far a missed aim is away; nothing when it is met. */
function verdict(line: Line): string {
	if (!line.aim) return '';
	return line.aim.isMet ? `✓ ${line.aim.text}` : `✗ ${line.aim.text}`;
}

function cells(line: Line): string[] {
	const { what, unit, ours, peer } = line;
	const ratio = peer && peer.value > 0 ? `${shown(ours / peer.value)}×` : '';
	return [
		what,
		`${shown(ours)} ${unit}`.trim(),
		peer ? `${shown(peer.value)} ${unit}`.trim() : '',
		peer?.name ?? '',
		ratio,
		verdict(line),
		line.note ?? ''
	];
}

/** Lines under each other, in columns. */
export function written(lines: readonly Line[]): string {
	const head = ['what', 'ours', 'peer', 'which', 'ours/peer', 'aim', ''];
	const rows = [head, ...lines.map(cells)];
	const widths = head.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
	const isNumber = (i: number) => i === 1 || i === 2 || i === 4;
	return rows
		.map((row) =>
			row
				.map((cell, i) => (isNumber(i) ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
				.join('  ')
				.trimEnd()
		)
		.join('\n');
}
