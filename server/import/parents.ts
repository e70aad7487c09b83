/** A row by the name of its record and the name of the record that it stands under. */
export interface Kin {
	name: string;
	parent: string;
}

/**
 * The order in which every row comes after its parent's, as indexes, and the rows whose parents lead
 * round in a circle. Rows that cannot be told apart by name count as the first of them.
 */
export function parentsFirst(kin: readonly Kin[]): { order: number[]; circles: Set<number> } {
	const byName = new Map<string, number>();
	kin.forEach(({ name }, i) => {
		if (name !== '' && !byName.has(name)) byName.set(name, i);
	});
	const order: number[] = [];
	const circles = new Set<number>();
	const state = new Uint8Array(kin.length);
	for (let start = 0; start < kin.length; start++) {
		const path = pathUp(start, kin, byName, state, circles);
		for (const i of path.reverse()) {
			state[i] = 2;
			order.push(i);
		}
	}
	return { order, circles };
}

/** Rows from `start` upwards that have no place in the order yet; finds circles on its way. */
function pathUp(
	start: number,
	kin: readonly Kin[],
	byName: ReadonlyMap<string, number>,
	state: Uint8Array,
	circles: Set<number>
): number[] {
	const path: number[] = [];
	let at: number | undefined = start;
	while (at !== undefined && state[at] === 0) {
		state[at] = 1;
		path.push(at);
		const parent: string = kin[at]?.parent ?? '';
		at = parent === '' ? undefined : byName.get(parent);
	}
	if (at !== undefined && state[at] === 1) {
		for (const i of path.slice(path.indexOf(at))) circles.add(i);
	}
	return path;
}
