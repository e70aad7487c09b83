/** The first letters of a name's first and last word: "Jana Nováková" is "JN". */
export function initials(name: string): string {
	const words = name.trim().split(/\s+/).filter(Boolean);
	const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
	return ends.map((word) => [...word][0]!.toLocaleUpperCase()).join('');
}
