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
export function titleOf<C extends CollectionName>(collection: C, row: RowOf[C]): string {
	const { title, name } = fieldsOf(row);
	if (collection === 'people') return fullName(row as RowOf['people'], current.language);
	return typeof title === 'string' ? title : typeof name === 'string' ? name : '';
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
	const row = value === HIDDEN ? undefined : workspace.rows[to].get(value);
	if (row) return titleOf(to, row as RowOf[typeof to]);
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
