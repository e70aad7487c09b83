/** What went wrong, as far as the person who asked is concerned. */
export type ErrorCode =
	'invalid' | 'signed_out' | 'forbidden' | 'not_found' | 'conflict' | 'limited' | 'internal';

const STATUS: Record<ErrorCode, number> = {
	invalid: 400,
	signed_out: 401,
	forbidden: 403,
	not_found: 404,
	conflict: 409,
	limited: 429,
	internal: 500
};

/** What fills the places of a catalogue's message. */
export type MessageValues = Record<string, string | number>;

/**
 * An error that people are told about, in their language: `key` names the message in the catalogue,
 * `values` fill its places. Everything else that is thrown is `internal`: logged, and never shown.
 *
 * `not_found` stands for what does not exist and for what one may not see alike.
 */
export class SpoluError extends Error {
	override name = 'SpoluError';
	readonly code: ErrorCode;
	readonly key: string;
	readonly values: MessageValues;

	constructor(code: ErrorCode, key: string, values: MessageValues = {}) {
		super(`${code}: ${key}`);
		this.code = code;
		this.key = key;
		this.values = values;
	}

	/** The HTTP status that goes with the code. */
	get status(): number {
		return STATUS[this.code];
	}
}
