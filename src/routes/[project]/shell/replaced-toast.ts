import { toast } from '#lib/components/toast.ts';
import { fieldName, t } from '#lib/i18n/index.ts';
import type { Outcome } from '#lib/model/entries.ts';
import { changesOf, telling } from '#lib/replica/changes.ts';
import { titleAt } from '../records/titles.ts';
import type { Workspace } from './workspace.ts';

/** Whoever drags a card that a colleague moves is told then and there. */
const LIVE_MS = 10_000;
const DRAGGED = new Set(['stage', 'rank']);

/** Tells the author which edits stand that have replaced a colleague's, unseen (rule 21). */
export function toastReplaced(workspace: Workspace, replaced: readonly Outcome[]): void {
	const said = replaced.filter((outcome) => !wasDragged(outcome));
	for (const change of changesOf(said)) {
		const [{ collection, recordId, field }] = telling(change) as [Outcome];
		const title = titleAt(workspace, collection, recordId);
		if (!title || !field || field === 'rank') continue;
		toast(t('shell.replaced', { title, field: fieldName(collection, field) }));
	}
}

function wasDragged({ field, at }: Outcome): boolean {
	return DRAGGED.has(field ?? '') && Date.now() - at < LIVE_MS;
}
