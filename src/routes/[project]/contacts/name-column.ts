import type { Column } from '#lib/components/grid/columns.ts';
import { t } from '#lib/i18n/index.ts';
import type { Person } from '#lib/model/people.ts';
import type { Workspace } from '#lib/replica/workspace.svelte.ts';
import { pathTo, titleOf } from '../records/titles.ts';

/** A person's whole name. It is two fields, so it is edited on the person's page. */
export function nameColumn(workspace: Workspace): Column<Person> {
	return {
		key: 'name',
		label: t('contacts.name'),
		field: { kind: 'text' },
		width: 200,
		value: (person) => titleOf(person),
		text: (person) => titleOf(person),
		href: (person) => pathTo(workspace, 'people', person.id)
	};
}
