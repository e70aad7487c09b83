import { current, t } from '#lib/i18n/index.ts';
import type { CollectionName } from '#lib/model/collections.ts';
import type { Fields, Json } from '#lib/model/json.ts';
import { fullName } from '#lib/model/people.ts';
import { HIDDEN, type RowOf } from '#lib/model/rows.ts';
import type { Workspace } from '#lib/replica/workspace.svelte.ts';

/** The collections whose records have pages of their own. */
export type Paged = 'deals' | 'companies' | 'people';

/** A row for those who ask by the names of fields. */
export function fieldsOf(row: object): Fields {
	return row as Fields;
}

/** What a record is called. */
export function titleOf(row: RowOf[CollectionName]): string {
	if ('familyName' in row) return fullName(row, current.language);
	return ('title' in row ? row.title : row.name) ?? '';
}

/** What a record is called that is at hand; null when it is not in the working set, or not readable. */
export function titleAt(
	workspace: Workspace,
	collection: CollectionName,
	id: string
): string | null {
	const row = id === HIDDEN ? undefined : workspace.rows[collection].get(id);
	return row ? titleOf(row) : null;
}

export function pathTo(workspace: Workspace, collection: Paged, id: string): string {
	return `/${workspace.project.slug}/${collection}/${id}`;
}

export function isPaged(collection: string | undefined): collection is Paged {
	return collection === 'deals' || collection === 'companies' || collection === 'people';
}

/** What the link of a record says: the title of what it leads to, or that one may not see it. */
export function linkText(
	workspace: Workspace,
	to: CollectionName,
	value: Json | undefined
): string {
	if (typeof value !== 'string') return '';
	const title = titleAt(workspace, to, value);
	if (title !== null) return title;
	if (to === 'companies') return t('records.hiddenCompany');
	if (to === 'people') return t('records.hiddenPerson');
	return t('records.hiddenRecord');
}

/** How a record is marked for other programs: `data-entity="deal:ID"`. */
export const ENTITIES: Record<Paged, string> = {
	deals: 'deal',
	companies: 'company',
	people: 'person'
};
