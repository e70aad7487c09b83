import { collator } from '#lib/i18n/index.ts';
import type { Option } from '#lib/components/combobox-matches.ts';
import type { CollectionName } from '#lib/model/collections.ts';
import { reasonsFor } from '#lib/model/reasons.ts';
import type { RowOf } from '#lib/model/rows.ts';
import type { Workspace } from '#lib/replica/workspace.svelte.ts';
import { owners } from './owners.ts';
import { linkText, titleOf } from './titles.ts';

/** The records of a collection to choose from, by title; a company's town and a person's company tell namesakes apart. */
export function optionsOf(workspace: Workspace, collection: CollectionName): Option[] {
	if (collection === 'members') return owners(workspace);
	const options: Option[] = [];
	for (const row of workspace.rows[collection].values()) {
		const hint = hintOf(workspace, collection, row);
		const label = titleOf(row);
		options.push(hint ? { value: row.id, label, hint } : { value: row.id, label });
	}
	const { compare } = collator();
	return options.sort((a, b) => compare(a.label, b.label));
}

function hintOf(workspace: Workspace, collection: CollectionName, row: object): string {
	if (collection === 'companies') return (row as RowOf['companies']).city ?? '';
	if (collection !== 'people') return '';
	return linkText(workspace, 'companies', (row as RowOf['people']).company);
}

/** Those reasons to choose from. */
export function reasonOptions(workspace: Workspace, kind: string): Option[] {
	return reasonsFor(workspace.rows.reasons.values(), kind).map(({ id, name }) => ({
		value: id,
		label: name
	}));
}
