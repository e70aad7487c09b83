import type { BadReason } from '#lib/import/orders.ts';

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
}
