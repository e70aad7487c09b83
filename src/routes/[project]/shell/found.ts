import { collator, current, folded, t } from '#lib/i18n/index.ts';
import type { RowOf } from '#lib/model/rows.ts';
import { pathOf, rowTitle, titleOf } from './record-names.ts';
import type { Workspace } from './workspace.ts';

export interface Found {
	/** `deals:ID`. */
	key: string;
	title: string;
	/** What kind of record it is, whose, and its reference. */
	hint: string;
	href: string;
}

type Searched = 'deals' | 'companies' | 'people';

const COLLECTIONS: Searched[] = ['deals', 'companies', 'people'];

/** Rows are frozen, so what was folded once stays right; names depend on the language. */
const foldedNames = new WeakMap<object, { language: string; names: string }>();

/** A deal is asked for by its reference as well. */
function referenceOf(row: RowOf[Searched]): string {
	return ('reference' in row && row.reference) || '';
}

/** What a record is found by, each on a line that begins with a break. */
function namesOf(row: RowOf[Searched]): string {
	const known = foldedNames.get(row);
	if (known?.language === current.language) return known.names;
	const names = folded(`\n${rowTitle(row)}\n${referenceOf(row)}`);
	foldedNames.set(row, { language: current.language, names });
	return names;
}

/** The records at hand whose name and reference hold every word of the query; those that begin with it first. */
export function found(workspace: Workspace, query: string, limit = 20): Found[] {
	const wanted = folded(query.trim());
	if (wanted === '') return [];
	const words = wanted.split(/\s+/);
	const hits: { row: RowOf[Searched]; collection: Searched; isFirst: boolean }[] = [];
	for (const collection of COLLECTIONS) {
		for (const row of workspace.rows[collection].values()) {
			const names = namesOf(row);
			if (!words.every((word) => names.includes(word))) continue;
			hits.push({ row, collection, isFirst: names.includes(`\n${wanted}`) });
		}
	}
	const { compare } = collator();
	return hits
		.sort(
			(a, b) => Number(b.isFirst) - Number(a.isFirst) || compare(rowTitle(a.row), rowTitle(b.row))
		)
		.slice(0, limit)
		.map(({ row, collection }) => asFound(workspace, collection, row));
}

function asFound(workspace: Workspace, collection: Searched, row: RowOf[Searched]): Found {
	const kinds = { deals: 'shell.deal', companies: 'shell.company', people: 'shell.person' };
	const company = 'company' in row ? row.company : undefined;
	const of = company === undefined ? null : titleOf(workspace, 'companies', company);
	return {
		key: `${collection}:${row.id}`,
		title: rowTitle(row),
		hint: [t(kinds[collection]), of, referenceOf(row)].filter(Boolean).join(' · '),
		href: pathOf(workspace, collection, row.id)!
	};
}
