import { comparable } from './names.ts';

/** Yes and no as spreadsheets in six languages write them. */
const YES = new Set(
	'true yes y 1 x on ano áno a pravda tak t prawda igen i igaz ya benar ✓ ✔'.split(' ')
);
const NO = new Set('false no n 0 off ne nie nepravda fałsz nem hamis tidak palsu ✗ ✘ -'.split(' '));

/** True or false as a cell says it; null when it says neither. */
export function readFlag(cell: string): boolean | null {
	const word = comparable(cell);
	if (YES.has(word)) return true;
	return NO.has(word) ? false : null;
}
