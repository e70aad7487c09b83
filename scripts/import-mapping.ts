import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { guessDayOrder } from '#lib/import/days.ts';
import { DELIMITERS } from '#lib/import/delimiters.ts';
import { ENCODINGS } from '#lib/import/encodings.ts';
import { guessDecimal } from '#lib/import/numbers.ts';
import type { ColumnOrder, ImportOrder } from '#lib/import/orders.ts';
import type { Reading } from '#lib/import/parsing.ts';
import { proposedTargets } from '#lib/import/proposals.ts';
import type { Table } from '#lib/import/tables.ts';
import { targetOf, targetsOf, type Importable, type Target } from '#lib/import/targets.ts';
import { StartError } from '#server/environment.ts';

/** A mapping file; every part may be left out, and is then proposed as the import page would. */
const schema = z.strictObject({
	/** Which field each header becomes; headers that are not named are left out. */
	columns: z.record(z.string(), z.string()).optional(),
	encoding: z.enum(ENCODINGS).optional(),
	delimiter: z.enum(DELIMITERS).optional(),
	decimal: z.enum(['.', ',']).optional(),
	days: z.enum(['dmy', 'mdy', 'ymd']).optional(),
	duplicates: z.enum(['skip', 'add']).optional(),
	createMissing: z.array(z.string()).optional(),
	stages: z.record(z.string(), z.string()).optional(),
	pipeline: z.string().optional(),
	currency: z.string().optional()
});

export type Mapping = z.infer<typeof schema> & { reading?: Reading };

/** @throws StartError when the file is no mapping */
export function readMapping(file: string): Mapping {
	try {
		const mapping = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
		const { encoding, delimiter } = mapping;
		return {
			...mapping,
			reading: { ...(encoding && { encoding }), ...(delimiter && { delimiter }) }
		};
	} catch (error) {
		const reason = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
		throw new StartError(`The mapping ${file} cannot be used: ${reason}`);
	}
}

function targetsFor(headers: readonly string[], into: Importable, { columns }: Mapping) {
	if (!columns) return proposedTargets(headers, into);
	for (const [header, target] of Object.entries(columns)) {
		if (!headers.includes(header)) throw new StartError(`The file has no column "${header}".`);
		if (targetOf(into, target)) continue;
		const known = targetsOf(into).map(({ name }) => name);
		throw new StartError(`"${target}" is none of: ${known.join(', ')}.`);
	}
	return headers.map((header) => columns[header] ?? null);
}

/** How the cells of a column are read. @throws StartError when it could be either of two ways */
function columnOrder(
	{ headers, rows }: Table,
	place: number,
	{ name, kind }: Target,
	mapping: Mapping
): ColumnOrder {
	const header = headers[place]!;
	const cells = rows.map((row) => row.cells[place] ?? '');
	const order: ColumnOrder = { header, target: name };
	if (['number', 'percent', 'money'].includes(kind)) {
		order.decimal = mapping.decimal ?? settled(guessDecimal(cells), 'decimal', header) ?? '.';
	}
	if (kind === 'day') {
		order.days = mapping.days ?? settled(guessDayOrder(cells), 'days', header) ?? 'dmy';
	}
	return order;
}

function settled<T extends string>(guess: T | 'ask' | null, key: string, header: string): T | null {
	if (guess !== 'ask') return guess;
	throw new StartError(
		`Column "${header}" can be read in two ways. Say which with "${key}" in a mapping.`
	);
}

/**
 * The order for a table and a mapping, and the columns that it takes.
 *
 * @throws StartError when a column or field is unknown, or no column is known at all
 */
export function orderFrom(
	table: Table,
	into: Importable,
	file: string,
	mapping: Mapping,
	createsMissing: boolean
): { order: ImportOrder; places: number[] } {
	const targets = targetsFor(table.headers, into, mapping);
	const places = targets.flatMap((target, i) => (target === null ? [] : [i]));
	if (places.length === 0)
		throw new StartError('No column of the file is known. Write a mapping file.');
	const all = targetsOf(into).map(({ name }) => name);
	const { stages, pipeline, currency } = mapping;
	const order: ImportOrder = {
		into,
		fileName: path.basename(file),
		total: table.rows.length,
		columns: places.map((place) =>
			columnOrder(table, place, targetOf(into, targets[place]!)!, mapping)
		),
		duplicates: mapping.duplicates ?? 'skip',
		createMissing: createsMissing ? all : (mapping.createMissing ?? []),
		...(stages && { stages }),
		...(pipeline && { pipeline }),
		...(currency && { currency })
	};
	return { order, places };
}
