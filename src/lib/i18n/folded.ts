/** Letters that Unicode does not take apart into a base and a mark. */
const STROKED: Record<string, string> = { ł: 'l', đ: 'd', ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe' };

/** Text as it is compared in a search: small letters, without diacritics. */
export function folded(text: string): string {
	return text
		.toLowerCase()
		.normalize('NFD')
		.replace(/\p{Mark}/gu, '')
		.replace(/[łđøßæœ]/g, (letter) => STROKED[letter] ?? letter);
}

/** Whether every word of the query begins or stands somewhere in the text; both are folded here. */
export function isMatch(text: string, query: string): boolean {
	const where = folded(text);
	return folded(query)
		.split(/\s+/)
		.every((word) => where.includes(word));
}
