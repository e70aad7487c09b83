import { format, t } from '#lib/i18n/index.ts';
import type { BinRow } from '#lib/model/bin.ts';
import type { Edit } from '#lib/model/entries.ts';
import { isMoney, type Money } from '#lib/model/money.ts';
import type { RowOf } from '#lib/model/rows.ts';
import type { CollectionName } from '#lib/model/collections.ts';
import type { Workspace } from '#lib/replica/workspace.ts';
import { titleAt, titleOf } from '../../../records/titles.ts';

/** What a deleted record is called. */
export function binTitle({ fields, id }: BinRow): string {
	return titleOf({ ...fields, id } as unknown as RowOf[CollectionName]);
}

/** What tells it apart from others of its name: its kind, its company, its value. */
export function binHint(workspace: Workspace, { collection, fields }: BinRow): string {
	const { company, value = null, email, city } = fields;
	const firm = typeof company === 'string' ? titleAt(workspace, 'companies', company) : null;
	const others = [
		firm,
		isMoney(value) ? format.money(value as unknown as Money) : null,
		email,
		city
	];
	return [t(`data.bin.kind.${collection}`), ...others.filter(Boolean)].join(' · ');
}

/**
 * What brings records back: each with what it stood in is one tx, so that one which is refused keeps no
 * other. What several stood in comes with the first.
 */
export function restoring(rows: readonly BinRow[]): Edit[][] {
	const back = new Set<string>();
	return rows.map(({ collection, id, needs }) => {
		const wanted: BinRow['needs'] = [...needs, [collection, id]];
		const missing = wanted.filter((of) => !back.has(of.join(' ')));
		for (const of of missing) back.add(of.join(' '));
		return missing.map(([collection, recordId]) => ({
			collection,
			recordId,
			op: 'set',
			field: 'deletedAt',
			value: null
		}));
	});
}
