import { hasRight, mayWrite } from '#lib/model/rights.ts';
import type { Workspace } from '#lib/replica/workspace.svelte.ts';
import { fieldsOf, type Paged } from './titles.ts';

/** Whether somebody may share a record: giving it to others is a right. */
export function mayShare({ scope }: Workspace, collection: Paged, row: object): boolean {
	return hasRight(scope, 'assign') && mayWrite(scope, collection, fieldsOf(row), 'shares');
}
