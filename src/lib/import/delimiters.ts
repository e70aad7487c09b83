export const DELIMITERS = [',', ';', '\t'] as const;

export type Delimiter = (typeof DELIMITERS)[number];

const SAMPLE_ROWS = 50;

/** How many fields each row of a sample has, quotes heeded. The last row may be cut off. */
function fieldCounts(sample: string, delimiter: string): number[] {
	const counts: number[] = [];
	let fields = 1;
	let isQuoted = false;
	let length = 0;
	for (const letter of sample) {
		if (letter === '"') isQuoted = !isQuoted;
		else if (!isQuoted && letter === delimiter) fields += 1;
		else if (!isQuoted && letter === '\n') {
			if (length > 0) counts.push(fields);
			[fields, length] = [1, -1];
			if (counts.length === SAMPLE_ROWS) return counts;
		}
		length += letter === '\r' ? 0 : 1;
	}
	if (length > 0) counts.push(fields);
	return counts;
}

/** Rows of the commonest width count for the delimiter that makes them; more columns are better. */
function fit(sample: string, delimiter: string): number {
	const counts = fieldCounts(sample, delimiter);
	const [header = 1] = counts;
	if (header < 2) return 0;
	const alike = counts.filter((count) => count === header).length;
	return (alike / counts.length) * (1 + Math.log(header));
}

/** Guesses what stands between the cells. A file of one column gets a comma. */
export function guessDelimiter(text: string): Delimiter {
	const sample = text.slice(0, 65_536);
	const fits = DELIMITERS.map((delimiter) => fit(sample, delimiter));
	return DELIMITERS[fits.indexOf(Math.max(...fits))] ?? ',';
}
