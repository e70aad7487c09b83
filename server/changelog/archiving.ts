import { setImmediate as nextRound } from 'node:timers/promises';
import { closingLimit, isPastClosing } from '#lib/model/deals.ts';
import type { Project } from './project.ts';
import { SERVER } from './record.ts';

/** So many deals are looked at before others have their turn. */
const SLICE = 200;

/**
 * Takes deals that were closed long ago out of the working set, as a change like any other (rule 28), and
 * gives their number. Stops where nobody may write, and when it `isOver`: they wait for the next time.
 */
export async function archive(
	project: Project,
	now = Date.now(),
	isOver = () => false
): Promise<number> {
	const places = project.store.due.workingDeals();
	let count = 0;
	for (let i = 0; i < places.length && !project.isFenced && !isOver(); i += SLICE) {
		const limit = closingLimit(project.settings.closedDays, now);
		const due = project.store.due.closedBefore(limit, places.slice(i, i + SLICE));
		if (due.length > 0) await archived(project, due, now);
		else await nextRound();
		count += due.length;
	}
	return count;
}

function archived(project: Project, due: readonly string[], now: number): Promise<void> {
	return project.commit({ member: SERVER, via: 'sweep' }, (log) => {
		for (const id of due) {
			const { closedAt, deletedAt } = log.get('deals', id) ?? {};
			const isStillDue = isPastClosing(closedAt, project.settings.closedDays, now);
			if (isStillDue && deletedAt === undefined) log.set('deals', id, { isArchived: true });
		}
	});
}
