import { fieldName, format, t } from '#lib/i18n/index.ts';
import type { Outcome } from '#lib/model/entries.ts';
import type { Fields } from '#lib/model/json.ts';
import { fieldsOf, titleAt } from '../records/titles.ts';
import { changedValue, isUndo } from '../shell/changed-value.ts';
import type { Workspace } from '../shell/workspace.ts';

/** Why a change could not be applied, and what to do, in plain words. */
export function reasonFor(workspace: Workspace, outcome: Outcome): string {
	const { verdict, rule, now } = outcome;
	if (rule === 'not_found' && backAgain(workspace, outcome)) return t('attention.wasGone');
	if (verdict === 'rejected') return t(`rule.${rule ?? 'invalid'}`);
	const author = !now?.isDeleted && now?.author && titleAt(workspace, 'members', now.author);
	return author ? t('attention.supersededBy', { person: author }) : t('attention.superseded');
}

/** What the author wanted, in words. */
export function wantedText(workspace: Workspace, outcome: Outcome): string {
	if (isUndo(outcome.field, outcome.wanted)) return t('attention.undoOfChange');
	if (outcome.field === undefined) return t('attention.newRecord');
	if (outcome.field === 'deletedAt') {
		return outcome.wanted === null ? t('attention.toRestore') : t('shell.deleted');
	}
	return changedValue(workspace, outcome.collection, outcome.field, outcome.wanted);
}

/** The field that it is about; null when it is about the whole record, as a deletion is. */
export function fieldLabel({ collection, field }: Outcome): string | null {
	return field === undefined || field === 'deletedAt' ? null : fieldName(collection, field);
}

/** The fields of a record that was deleted when the server told of it, and is at hand again. */
function backAgain(workspace: Workspace, { collection, recordId, now }: Outcome): Fields | null {
	const row = now?.isDeleted ? workspace.rows[collection].get(recordId) : undefined;
	return row ? fieldsOf(row) : null;
}

/** What stands there. */
export function nowText(workspace: Workspace, outcome: Outcome): string {
	const { collection, field, now } = outcome;
	if (!now || field === undefined) return t('attention.hiddenValue');
	const fields = backAgain(workspace, outcome);
	if (now.isDeleted && !fields) return t('shell.deleted');
	if (field === 'deletedAt') return t('attention.notDeleted');
	return changedValue(workspace, collection, field, fields ? fields[field] : now.value);
}

/** Who put it there and when. */
export function byline(workspace: Workspace, outcome: Outcome): string | null {
	const { now } = outcome;
	if (!now?.at || backAgain(workspace, outcome)) return null;
	const person = now.author && titleAt(workspace, 'members', now.author);
	const time = format.instant(now.at);
	return person ? t('attention.byAt', { person, time }) : time;
}

/** What is done by keeping one's own, as it is announced and undone. */
export function keptLabel(shown: readonly Outcome[], title: string): string {
	const deletion = shown.find(({ field }) => field === 'deletedAt');
	if (deletion)
		return t(deletion.wanted === null ? 'records.restored' : 'records.deleted', { title });
	const field = shown.map((one) => fieldLabel(one)).filter(Boolean);
	return t('records.fieldChanged', { field: field.join(', '), title });
}
