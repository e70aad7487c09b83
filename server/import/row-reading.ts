import { isCurrency, readCell } from '#lib/import/read-cell.ts';
import type { ColumnOrder, ImportOrder } from '#lib/import/orders.ts';
import { comparable, SEVERAL } from '#lib/import/names.ts';
import { LIMITS } from '#lib/import/problems.ts';
import { mayImportInto, targetOf, type Target } from '#lib/import/targets.ts';
import { COLLECTIONS, type CollectionName } from '#lib/model/collections.ts';
import type { Field } from '#lib/model/fields.ts';
import type { Fields } from '#lib/model/json.ts';
import type { ReasonKind } from '#lib/model/reasons.ts';
import type { Scope } from '#lib/model/scope.ts';
import { checkFit } from './fitting.ts';
import type { Lookup } from './lookup.ts';
import type { Missing } from './missing.ts';
import type { OrderedRow } from './order-schema.ts';
import { Refusal } from './refusal.ts';
import type { Draft } from './source.ts';

/** A column with all that is the same for every row. */
export interface Column {
	order: ColumnOrder;
	target: Target & { options?: readonly string[] };
	makesMissing: boolean;
}

/** Targets that are read together with others once the whole row is known. */
const TOLD = new Set(['currency', 'closedOn', 'outcome', 'fullName', 'stage', 'reason']);

/** A manager who is in no list becomes a member as well, as nobody else would ever name them. */
const ALWAYS_MADE = 'manager';

export function columnsOf(order: ImportOrder): Column[] {
	const fields: Record<string, Field> = COLLECTIONS[order.into].fields;
	return order.columns.map((column) => ({
		order: column,
		target: { ...targetOf(order.into, column.target)!, ...optionsOf(fields[column.target]) },
		makesMissing: column.target === ALWAYS_MADE || order.createMissing.includes(column.target)
	}));
}

function optionsOf(field: Field | undefined) {
	return field?.options ? { options: field.options } : {};
}

export interface Tools {
	scope: Scope;
	currency: string;
	columns: readonly Column[];
	lookup: Lookup;
	missing: Missing;
	/** The name of a record that was found or drafted. */
	titleOf(collection: CollectionName, id: string): string;
}

/** One row on its way to a record: its fields so far, and the records that must be made before it. */
export class RowReading {
	readonly fields: Fields = {};
	readonly drafts: Draft[] = [];
	readonly #tools: Tools;
	/** The ids of records that this row is the first to name, by collection and name. */
	readonly #named = new Map<string, string>();
	readonly #told = new Map<string, { cell: string; column: Column }>();

	/** @throws Refusal at the first cell that cannot be read */
	constructor(row: OrderedRow, tools: Tools) {
		this.#tools = tools;
		const filled = tools.columns.flatMap((column, i) => {
			const cell = row.cells[i]?.trim() ?? '';
			if (cell.length > LIMITS.cell) throw new Refusal('long', column.order.header, cell);
			return cell === '' ? [] : [{ column, cell }];
		});
		for (const { column, cell } of filled) {
			if (TOLD.has(column.target.name)) {
				this.#told.set(column.target.name, { cell, column });
			}
		}
		for (const { column, cell } of filled) {
			if (!TOLD.has(column.target.name)) this.#read(column, cell);
		}
	}

	/** What the row says about a target that is no field of its own. */
	told(target: string): string | undefined {
		return this.#told.get(target)?.cell;
	}

	header(target: string): string {
		return (
			this.#tools.columns.find((column) => column.target.name === target)?.order.header ?? target
		);
	}

	/** The day told for a target. @throws Refusal when it is none */
	toldDay(target: string): string | undefined {
		const told = this.#told.get(target);
		if (!told) return undefined;
		return this.#value({ kind: 'day' }, told.cell, told.column.order) as string;
	}

	/** Reads why a deal was closed: a reason of this kind. @throws Refusal when it is missing */
	readReason(kind: ReasonKind): void {
		const told = this.#told.get('reason');
		if (told) this.fields.reason = this.#linked(told.column, 'reasons', told.cell, kind);
	}

	#read(column: Column, cell: string): void {
		const { name, kind, to } = column.target;
		if (kind === 'link' && to) this.fields[name] = this.#linked(column, to, cell);
		else if (kind === 'set' && to) {
			for (const id of this.#elements(column, to, cell)) this.fields[`${name}/${id}`] = true;
		} else {
			const value = this.#value(column.target, cell, column.order);
			if (value !== null) this.fields[name] = value;
		}
	}

	#value(target: Parameters<typeof readCell>[0], cell: string, column: ColumnOrder) {
		const reading = readCell(target, cell, column, this.#currency());
		if ('bad' in reading) throw new Refusal(reading.bad, column.header, cell);
		return reading.value;
	}

	#currency(): string {
		const told = this.#told.get('currency');
		if (!told) return this.#tools.currency;
		const code = told.cell.toUpperCase();
		if (!isCurrency(code)) throw new Refusal('currency', told.column.order.header, told.cell);
		return code;
	}

	/** The whole cell is one name, or several with `;`, ` ::: ` or `,` between them. */
	#elements(column: Column, to: CollectionName, cell: string): string[] {
		const isOne = typeof this.#tools.lookup.find(to, cell) === 'string';
		const names = isOne ? [cell] : cell.split(/\s:::\s|;/);
		const parts = (!isOne && names.length === 1 ? cell.split(',') : names)
			.map((part) => part.trim())
			.filter((part) => part !== '');
		if (parts.length > LIMITS.names) throw new Refusal('many', column.order.header, cell);
		return parts.map((part) => this.#linked(column, to, part));
	}

	#linked(column: Column, to: CollectionName, name: string, kind?: ReasonKind): string {
		const found = this.#tools.lookup.find(to, name, kind);
		if (typeof found === 'string') return found;
		const { header } = column.order;
		if (found === SEVERAL) throw new Refusal('several', header, name);
		const key = `${to} ${comparable(name)}`;
		const named = this.#named.get(key);
		if (named !== undefined) return named;
		if (!column.makesMissing) throw new Refusal('missing', header, name);
		if (!mayImportInto(this.#tools.scope, to)) throw new Refusal('forbidden', header, name);
		const draft = this.#tools.missing.draft(to, name, kind);
		if (!draft) throw new Refusal('missing', header, name);
		checkFit(to, draft.fields, header, name);
		this.drafts.push(draft);
		this.#named.set(key, draft.id);
		return draft.id;
	}
}
