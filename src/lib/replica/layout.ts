/**
 * How records stand in a replica: one Y.Map per collection with flat keys `recordId NUL field`, and a
 * marker `recordId NUL` that says the record is there. The root `head` holds `seq`: the last change
 * that this replica was made equal to.
 */
export const NUL = '\u0000';

/** The root that holds `seq`. */
export const HEAD = 'head';

export function keyOf(id: string, field: string): string {
	return id + NUL + field;
}

/** The record id and the field of a key; the field is '' for the marker. Null when it is no such key. */
export function partsOf(key: string): [id: string, field: string] | null {
	const at = key.indexOf(NUL);
	return at <= 0 ? null : [key.slice(0, at), key.slice(at + 1)];
}

/** The name of a scope's replica: `replica:<project>:<scope>@<epoch>`. */
export function replicaName(project: string, scope: string, epoch: number): string {
	return `replica:${project}:${scope}@${epoch}`;
}

export function parseReplicaName(
	name: string
): { project: string; scope: string; epoch: number } | null {
	const match = /^replica:([\w-]{1,40}):([\w-]{1,40})@(\d{1,16})$/.exec(name);
	return match ? { project: match[1]!, scope: match[2]!, epoch: Number(match[3]) } : null;
}
