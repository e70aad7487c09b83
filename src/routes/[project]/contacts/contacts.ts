import { folded } from '#lib/i18n/index.ts';
import type { Company } from '#lib/model/companies.ts';
import type { Person } from '#lib/model/people.ts';
import type { Workspace } from '#lib/replica/workspace.svelte.ts';
import { linkText, titleOf } from '../records/titles.ts';

const words = new WeakMap<object, { company: string; text: string }>();

function wordsOf(
	row: Person | Company,
	collection: 'people' | 'companies',
	company: string
): string {
	const known = words.get(row);
	if (known?.company === company) return known.text;
	const { email = '', phone = '' } = row;
	const own = collection === 'people' ? (row as Person).jobTitle : (row as Company).city;
	const text = folded([titleOf(row), company, email, phone, own ?? ''].join(' '));
	words.set(row, { company, text });
	return text;
}

/**
 * The contacts that pass a text and an owner (a member's id, `me` or `nobody`). Every word of the text
 * is looked for in name, company, e-mail, phone and job title or city.
 */
export function contactsAmong(workspace: Workspace, q: string, owner: string | null) {
	const wanted = folded(q).split(/\s+/).filter(Boolean);
	const id = owner === 'me' ? workspace.memberId : owner;

	function passes(row: Person | Company, collection: 'people' | 'companies'): boolean {
		if (id === 'nobody' ? row.owner : id && row.owner !== id) return false;
		if (wanted.length === 0) return true;
		const company =
			collection === 'people' ? linkText(workspace, 'companies', (row as Person).company) : '';
		const text = wordsOf(row, collection, company);
		return wanted.every((word) => text.includes(word));
	}

	return {
		people: () => [...workspace.rows.people.values()].filter((row) => passes(row, 'people')),
		companies: () =>
			[...workspace.rows.companies.values()].filter((row) => passes(row, 'companies'))
	};
}
