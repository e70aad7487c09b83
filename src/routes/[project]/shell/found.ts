import { collator, current, folded, t } from '#lib/i18n/index.ts';
import type { RowOf } from '#lib/model/rows.ts';
import { pathTo, titleAt, titleOf } from '../records/titles.ts';
import type { Workspace } from './workspace.ts';

export interface Found {
	/** `deals:ID`. */
	key: string;
	title: string;
	/** What kind of record it is, and whose. */
	hint: string;
	href: string;
}

type Searched = 'deals' | 'companies' | 'people';

/** What is searched, and what one of each is called. */
const KINDS = { deals: 'shell.deal', companies: 'shell.company', people: 'shell.person' };

const COLLECTIONS = Object.keys(KINDS) as Searched[];

/** Rows are frozen, so what was folded once stays right; names depend on the language. */
const foldedNames = new WeakMap<object, { language: string; names: string }>();

/** What a record is found by, each on a line that begins with a break: a deal by its reference, too. */
function namesOf(row: RowOf[Searched]): string {
	const known = foldedNames.get(row);
	if (known?.language === current.language) return known.names;
	const names = folded(`\n${titleOf(row)}\n${(row as RowOf['deals']).reference ?? ''}`);
	foldedNames.set(row, { language: current.language, names });
	return names;
}

/** The records at hand whose name and reference hold every word of the query; those that begin with it first. */
export function found(workspace: Workspace, query: string, limit = 20): Found[] {
	const wanted = folded(query.trim());
	if (wanted === '') return [];
	const words = wanted.split(/\s+/);
	const hits = COLLECTIONS.flatMap((collection) =>
		[...workspace.rows[collection].values()]
			.filter((row) => words.every((word) => namesOf(row).includes(word)))
			.map((row) => ({ row, collection, isFirst: namesOf(row).includes(`\n${wanted}`) }))
	);
	const { compare } = collator();
	return hits
		.sort(
			(a, b) => Number(b.isFirst) - Number(a.isFirst) || compare(titleOf(a.row), titleOf(b.row))
		)
		.slice(0, limit)
		.map(({ row, collection }) => asFound(workspace, collection, row));
}

function asFound(workspace: Workspace, collection: Searched, row: RowOf[Searched]): Found {
	const of = titleAt(workspace, 'companies', (row as RowOf['deals']).company ?? '');
	return {
		key: `${collection}:${row.id}`,
		title: titleOf(row),
		hint: [t(KINDS[collection]), of].filter(Boolean).join(' · '),
		href: pathTo(workspace, collection, row.id)
	};
}
