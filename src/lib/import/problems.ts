/** Why a file cannot be taken as it is, or a wish was not granted; the words are in the catalogue under `import.problem.{code}`. */
export type FileProblem =
	| 'tooLarge'
	| 'tooMuchAtOnce'
	| 'tooManyRows'
	| 'empty'
	| 'noRows'
	| 'binary'
	| 'spreadsheet'
	| 'encoding'
	| 'unreadable'
	| 'openQuote'
	| 'offline'
	| 'sentBefore'
	| 'notCancelled'
	| 'notUndone';

export const LIMITS = {
	bytes: 50 * 1024 * 1024,
	rows: 50_000,
	columns: 500,
	/** Letters in a cell: no field holds more, nor as many names as a cell may have. */
	cell: 60_000,
	/** Records that one cell may name. */
	names: 100
};

export class FileError extends Error {
	override name = 'FileError';
	readonly problem: FileProblem;
	/** The row that it is about, as far as it is about one. */
	readonly row: number;

	constructor(problem: FileProblem, row = 0) {
		super(problem);
		this.problem = problem;
		this.row = row;
	}
}
