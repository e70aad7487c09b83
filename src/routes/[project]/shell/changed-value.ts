import { fieldName, t } from '#lib/i18n/index.ts';
import { fieldOf, type CollectionName } from '#lib/model/collections.ts';
import type { Field } from '#lib/model/fields.ts';
import type { Json } from '#lib/model/json.ts';
import { titleAt } from '../records/titles.ts';
import { plainText } from '../records/value-text.ts';
import type { WaitingChange, Workspace } from './workspace.ts';

/** Whether a change without a field undoes another: it names the tx, where a new record has no value. */
export function isUndo(field: string | undefined, value: Json | undefined): boolean {
	return field === undefined && typeof value === 'string';
}

/** What an own change that waits does to its record, in words. */
export function waitingText(workspace: Workspace, change: WaitingChange): string {
	const { collection, field, value } = change;
	if (isUndo(field, value)) return t('shell.earlierUndone');
	if (field === undefined) return t('shell.created');
	if (field === 'deletedAt') return value === null ? t('shell.restored') : t('shell.deleted');
	return `${fieldName(collection, field)}: ${changedValue(workspace, collection, field, value)}`;
}

/** How a field's value reads where a change is told: nothing, a place and a set are told in words. */
export function changedValue(
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
	if (field?.kind === 'rank') return t('shell.anotherPlace');
	if (field?.kind === 'flag') return t('shell.yes');
	return plainText(field, value) ?? JSON.stringify(value);
}

function linked(workspace: Workspace, field: Field, id: string): string {
	return titleAt(workspace, field.to as CollectionName, id) ?? t('shell.hiddenRecord');
}
