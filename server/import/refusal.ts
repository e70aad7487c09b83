import type { BadReason, BadRow } from '#lib/import/orders.ts';

/** Ends the reading of one row; the import goes on with the next one. */
export class Refusal extends Error {
	override name = 'Refusal';
	readonly reason: BadReason;
	readonly column: string | undefined;
	readonly value: string | undefined;

	constructor(reason: BadReason, column?: string, value?: string) {
		super(reason);
		this.reason = reason;
		this.column = column;
		this.value = value;
	}

	badRow(row: number): BadRow {
		const { reason, column, value } = this;
		return {
			row,
			reason,
			...(column === undefined ? {} : { column: shown(column) }),
			...(value === undefined ? {} : { value: shown(value) })
		};
	}
}

/** As much of a text as a bad row shows, as SQL will keep it. */
function shown(text: string): string {
	return text.slice(0, 200).toWellFormed();
}
