import type { Column } from '#lib/components/grid/columns.ts';
import { fieldName } from '#lib/i18n/index.ts';
import { fieldOf } from '#lib/model/collections.ts';
import { mayWrite } from '#lib/model/rights.ts';
import type { RowOf } from '#lib/model/rows.ts';
import type { Workspace } from '#lib/replica/workspace.svelte.ts';
import { choicesFor, valueText } from './facts-of.ts';
import { fieldsOf, pathTo, type Paged } from './titles.ts';

/** A column that shows and edits one field of a collection's records. `width` is its least, in pixels. */
export function columnOf<C extends Paged>(
	workspace: Workspace,
	collection: C,
	key: string,
	width: number
): Column<RowOf[C]> {
	const field = fieldOf(collection, key)!;
	const column: Column<RowOf[C]> = {
		key,
		label: fieldName(collection, key),
		field,
		width,
		value: (row) => fieldsOf(row)[key],
		text: (row) => valueText(workspace, field, fieldsOf(row)[key])
	};
	if (!field.byServer) {
		column.isEditable = (row) => mayWrite(workspace.scope, collection, fieldsOf(row), key);
	}
	if (field.kind === 'link') {
		column.choices = (row) => choicesFor(workspace, collection, row, key, field);
	}
	return column;
}

/** The column that names a row and leads to its page. */
export function titleColumn<C extends Paged>(
	workspace: Workspace,
	collection: C,
	key: string,
	width: number
): Column<RowOf[C]> {
	const column = columnOf(workspace, collection, key, width);
	return { ...column, href: (row) => pathTo(workspace, collection, row.id) };
}
