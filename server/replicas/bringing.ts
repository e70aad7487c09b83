import type { Entry } from '#lib/model/entries.ts';
import { costOf } from '../changelog/portions.ts';
import type { Project } from '../changelog/project.ts';
import type { Paces } from '../paces/pace.ts';

/**
 * Takes what entries cost, which come in a journal or over HTTP, from their author's pace (rule 18);
 * false when too much has come already. What undos cost beside is owed: a journal full of them is heard
 * as a whole, and then for a while nothing.
 */
export function mayBring(
	brought: Paces,
	project: Project,
	member: string,
	entries: readonly Entry[]
): boolean {
	const pace = brought.of(member);
	if (!pace.take(entries.length)) return false;
	owe(brought, project, member, entries);
	return true;
}

/** Notes what the undos among entries cost beside the edits that they are. */
export function owe(
	brought: Paces,
	project: Project,
	member: string,
	entries: readonly Entry[]
): void {
	const cost = costOf(entries, (tx) => project.store.sizeOf(tx));
	brought.of(member).fine(cost - entries.length);
}
