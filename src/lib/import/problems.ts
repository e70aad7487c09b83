/** Why a file cannot be taken as it is; the words are in the catalogue under `import.problem.{code}`. */
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
	| 'offline';

/** `names`: so many records one cell may name. */
export const LIMITS = { bytes: 50 * 1024 * 1024, rows: 50_000, columns: 500, names: 100 };

export class FileError extends Error {
	override name = 'FileError';
	readonly problem: FileProblem;

	constructor(problem: FileProblem) {
		super(problem);
		this.problem = problem;
	}
}
