import { fieldName, t } from '#lib/i18n/index.ts';
import { COLLECTIONS } from '#lib/model/collections.ts';
import type { Field } from '#lib/model/fields.ts';
import type { Fields } from '#lib/model/json.ts';
import { mayReadField } from '#lib/model/rights.ts';
import { elementsOf } from '#lib/model/rows.ts';
import type { Peer } from '#lib/replica/presence.svelte.ts';
import type { Workspace } from '#lib/replica/workspace.svelte.ts';
import { valueText } from './facts-of.ts';
import { fieldsOf, linkText, type Paged } from './titles.ts';

/** Says aloud what colleagues change in the open record; returns how to stop. */
export function hearRecord(workspace: Workspace, collection: Paged, id: string): () => void {
	const news = workspace.announcements.newsOf((n) => t('records.heardMany', { n }));
	const stop = workspace.hear((at, changed, fields) => {
		const row = workspace.rows[collection].get(id);
		if (at !== collection || changed !== id || !fields || !row) return;
		const present = { ...fieldsOf(row), ...fields };
		for (const name of new Set(Object.keys(fields).map((key) => key.split('/')[0]!))) {
			if (!mayReadField(workspace.scope, collection, present, name)) continue;
			const value = spoken(workspace, collection, present, name);
			if (value === null) continue;
			const what = { person: personAt(workspace, `${collection}:${id}`, name) };
			const field = fieldName(collection, name);
			const text = value
				? t('records.heard', { ...what, field, value })
				: t('records.heardEmpty', { ...what, field });
			news.tell(name, text);
		}
	});
	return () => {
		stop();
		news.hush();
	};
}

/** How a field's value is read out, '' when it is empty; null for what nobody reads. */
function spoken(workspace: Workspace, collection: Paged, row: Fields, name: string): string | null {
	const field = (COLLECTIONS[collection].fields as Record<string, Field>)[name];
	if (!field || field.byServer || ['rank', 'lease'].includes(field.kind)) return null;
	if (field.kind !== 'set') return valueText(workspace, field, row[name]);
	const { to } = field;
	return elementsOf(row, name)
		.map((value) => linkText(workspace, to as keyof typeof COLLECTIONS, value))
		.join(', ');
}

/** Who is seen in the field, or alone at the record, on the board say; when nobody is, a colleague. */
function personAt(workspace: Workspace, record: string, field: string): string {
	const there = workspace.presence.peers.filter(({ look }) => look.record === record);
	const isInField = ({ look }: Peer) => look.field === field;
	const inField = there.filter(isInField);
	const names = new Set((inField.length > 0 ? inField : there).map(({ name }) => name));
	const [name = ''] = names;
	return names.size === 1 ? name : t('records.colleague');
}
