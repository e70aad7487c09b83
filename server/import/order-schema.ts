import { z } from 'zod';
import type { ImportOrder } from '#lib/import/orders.ts';
import { LIMITS } from '#lib/import/problems.ts';
import { IMPORTABLE, targetOf } from '#lib/import/targets.ts';
import { isCurrency } from '#lib/import/read-cell.ts';
import { isId } from '#lib/model/ids.ts';
import { SpoluError } from '../errors.ts';

const name = z.string().min(1).max(500);

const schema: z.ZodType<ImportOrder> = z
	.object({
		// Stays first: it is read from the stored order without the rest.
		key: z.string().refine(isId).optional(),
		into: z.enum(IMPORTABLE),
		fileName: z.string().max(500),
		total: z.number().int().min(1).max(LIMITS.rows),
		columns: z
			.array(
				z.object({
					header: z.string().max(1_000),
					target: name,
					decimal: z.enum(['.', ',']).optional(),
					days: z.enum(['dmy', 'mdy', 'ymd']).optional()
				})
			)
			.min(1)
			.max(LIMITS.columns),
		duplicates: z.enum(['skip', 'add']),
		createMissing: z.array(name).max(50),
		stages: z.record(name, name).optional(),
		pipeline: name.optional(),
		currency: z.string().refine(isCurrency).optional()
	})
	.refine(({ into, columns }) => columns.every(({ target }) => targetOf(into, target)))
	.refine(({ columns }) => new Set(columns.map(({ target }) => target)).size === columns.length);

/**
 * The order in the first line of an import.
 *
 * @throws SpoluError `invalid` when it is none
 */
export function readOrder(line: string): ImportOrder {
	try {
		return schema.parse(JSON.parse(line));
	} catch {
		throw new SpoluError('invalid', 'import.problem.malformed');
	}
}

export interface OrderedRow {
	number: number;
	/** In the order of the order's columns. */
	cells: string[];
}

/** A row's line `[number, cell, cell …]`; null when it is not of this shape or width. */
export function readRow(line: string, width: number): OrderedRow | null {
	try {
		const [number, ...cells] = JSON.parse(line) as unknown[];
		const isRow =
			Number.isSafeInteger(number) &&
			cells.length === width &&
			cells.every((cell) => typeof cell === 'string');
		return isRow ? { number: number as number, cells: cells as string[] } : null;
	} catch {
		return null;
	}
}
