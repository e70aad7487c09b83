import { comparable } from '#lib/import/names.ts';
import type { ImportOrder } from '#lib/import/orders.ts';
import { LIMITS } from '#lib/import/problems.ts';
import { gently } from './gently.ts';
import { readRow } from './order-schema.ts';
import { parentsFirst, type Kin } from './parents.ts';

/** In which order rows are imported, and which of them lead round in a circle. */
export interface Sequence {
	/** The index of the line at a position. */
	at(position: number): number;
	isCircular(line: number): boolean;
}

const IN_FILE_ORDER: Sequence = { at: (position) => position, isCircular: () => false };

/** Companies stand under companies, members under members. */
const PARENT_OF: Record<string, string> = { companies: 'parent', members: 'manager' };

/** A cell that is too long names nobody: its row is refused. */
function nameIn(cell = ''): string {
	return cell.length > LIMITS.cell ? '' : comparable(cell);
}

/** Parents before those who stand under them; everything else as it is in the file. */
export async function sequenceOf(order: ImportOrder, lines: readonly string[]): Promise<Sequence> {
	const indexOf = (target: string) => order.columns.findIndex((column) => column.target === target);
	const [name, parent] = [indexOf('name'), indexOf(PARENT_OF[order.into] ?? '')];
	if (name < 0 || parent < 0) return IN_FILE_ORDER;
	const kin: Kin[] = [];
	for await (const line of gently(lines)) {
		const cells = readRow(line, order.columns.length)?.cells;
		kin.push({ name: nameIn(cells?.[name]), parent: nameIn(cells?.[parent]) });
	}
	const sorted = parentsFirst(kin);
	return {
		at: (position) => sorted.order[position] ?? position,
		isCircular: (line) => sorted.circles.has(line)
	};
}
