import type { Lease } from './due.ts';
import type { Log } from './log.ts';
import type { Project } from './project.ts';
import { SERVER } from './record.ts';

/** So many leases end in one commit: others wait for it. */
const SLICE = 100;

/**
 * Ends the sharing of records whose time is over, as a change like any other (rule 28), and gives the
 * number of shares. Stops where nobody may write, and when it `isOver`: they wait for the next time.
 */
export async function endLeases(
	project: Project,
	now = Date.now(),
	isOver = () => false
): Promise<number> {
	let count = 0;
	while (!project.isFenced && !isOver()) {
		const due = project.store.due.leases(now, SLICE);
		if (due.length === 0) break;
		const author = { member: SERVER, via: 'sweep' } as const;
		const ended = await project.commit(author, (log) =>
			due.filter((lease) => end(log, lease, now))
		);
		// One that cannot be ended would be found again without end.
		if (ended.length === 0) break;
		count += ended.length;
	}
	return count;
}

/** Whether it was still due, and is over now. */
function end(log: Log, [collection, id, key]: Lease, now: number): boolean {
	const until = log.get(collection, id)?.[key];
	if (typeof until !== 'number' || until > now) return false;
	log.set(collection, id, { [key]: null });
	return true;
}
