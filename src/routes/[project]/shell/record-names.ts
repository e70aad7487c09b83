import { current, format, t } from '#lib/i18n/index.ts';
import { fieldOf, type CollectionName } from '#lib/model/collections.ts';
import type { Field } from '#lib/model/fields.ts';
import type { Json } from '#lib/model/json.ts';
import type { Money } from '#lib/model/money.ts';
import { fullName } from '#lib/model/people.ts';
import { HIDDEN, type RowOf } from '#lib/model/rows.ts';
import type { Workspace } from './workspace.ts';

/** What a record is called on the screen. */
export function rowTitle(row: RowOf[CollectionName]): string {
	if ('familyName' in row) return fullName(row, current.language);
	return 'title' in row ? row.title : row.name;
}

/** What a record at hand is called; null when it is not in the working set. */
export function titleOf(workspace: Workspace, collection: CollectionName, id: string) {
	const row = workspace.rows[collection].get(id);
	return row ? rowTitle(row) : null;
}

/** The path of a record's page; null for a kind that has none. */
export function pathOf(workspace: Workspace, collection: CollectionName, id: string) {
	if (collection !== 'deals' && collection !== 'companies' && collection !== 'people') return null;
	return `/${workspace.project.slug}/${collection}/${id}`;
}

/** A field's value as people read it. */
export function valueText(
	workspace: Workspace,
	collection: CollectionName,
	key: string,
	value: Json | undefined
): string {
	const field = fieldOf(collection, key);
	if (field?.kind === 'set') {
		const name = linked(workspace, field, key.slice(key.indexOf('/') + 1));
		return value === null || value === undefined ? t('shell.without', { name }) : name;
	}
	if (value === null || value === undefined || value === '') return t('shell.noValue');
	if (field?.kind === 'link') return linked(workspace, field, String(value));
	return plainText(field, value);
}

function linked(workspace: Workspace, field: Field, id: string): string {
	if (id === HIDDEN) return t('shell.hiddenRecord');
	const title = titleOf(workspace, field.to as CollectionName, id);
	return title ?? t('shell.hiddenRecord');
}

function plainText(field: Field | undefined, value: NonNullable<Json>): string {
	switch (field?.kind) {
		case 'money':
			return format.money(value as unknown as Money);
		case 'day':
			return format.day(String(value));
		case 'instant':
			return format.instant(Number(value));
		case 'number':
			return format.number(Number(value), field.isYear);
		case 'percent':
			return format.percent(Number(value));
		case 'rank':
			return t('shell.anotherPlace');
		case 'flag':
			return t('shell.yes');
		default:
			return typeof value === 'object' ? JSON.stringify(value) : String(value);
	}
}
