import { byRank } from '#lib/model/ranks.ts';
import { mayCreate } from '#lib/model/rights.ts';
import type { Workspace } from './workspace.ts';

/** The query that opens the dialog for a new deal on a board. */
export const NEW_DEAL = '?new=deal';

/** Where a new deal is typed; null for those who may make none. */
export function newDealHref({ scope, rows, project }: Workspace): string | null {
	const [first] = [...rows.pipelines.values()].sort(byRank);
	if (!first || !mayCreate(scope, 'deals')) return null;
	return `/${project.slug}/pipeline/${first.slug ?? first.id}${NEW_DEAL}`;
}
