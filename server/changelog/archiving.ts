import { isPastClosing } from '#lib/model/deals.ts';
import type { Project } from './project.ts';
import type { StoredRecord } from './record.ts';

/** One slice of work, so that live edits are not kept waiting. */
const SLICE = 200;

/** Author of what the server does by itself. */
const SERVER = 'spolu-server';

/** Takes deals that were closed long ago out of the working set, as a change like any other (rule 28). */
export async function archive(project: Project, now = Date.now()): Promise<number> {
	const due = [...project.store.all('deals', false)].filter((deal) => isDue(deal, project, now));
	for (let i = 0; i < due.length; i += SLICE) {
		await project.commit({ member: SERVER, via: 'sweep' }, (log) => {
			for (const { id } of due.slice(i, i + SLICE)) {
				const deal = log.get('deals', id);
				const isStillDue = isPastClosing(deal?.closedAt, project.settings.closedDays, now);
				if (isStillDue && deal?.deletedAt === undefined) log.set('deals', id, { isArchived: true });
			}
		});
	}
	return due.length;
}

function isDue({ fields }: StoredRecord, project: Project, now: number): boolean {
	return isPastClosing(fields.closedAt, project.settings.closedDays, now);
}
