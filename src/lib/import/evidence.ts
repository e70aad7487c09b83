/** What the cells of a column speak for, each with the first that does; `ask` is a cell that fits either. */
export type Evidence<T extends string> = ReadonlyMap<T | 'ask', string>;

/** @param of what one cell speaks for; null when it does not matter */
export function evidenceIn<T extends string>(
	cells: Iterable<string>,
	of: (cell: string) => T | 'ask' | null
): Evidence<T> {
	const found = new Map<T | 'ask', string>();
	for (const cell of cells) {
		const spoken = of(cell);
		if (spoken && !found.has(spoken)) found.set(spoken, cell);
	}
	return found;
}

/** Of a column in doubt: a cell that fits either reading, else the two that contradict each other. */
export function doubtful<T extends string>(found: Evidence<T>, one: T, other: T): string[] {
	const either = found.get('ask');
	if (either !== undefined) return [either];
	return [...found].flatMap(([spoken, cell]) => (spoken === one || spoken === other ? [cell] : []));
}
