import type { Edit } from './entries.ts';
import { newId } from './ids.ts';
import type { Fields } from './json.ts';
import type { Money } from './money.ts';
import { namesFrom } from './people.ts';
import type { Scope } from './scope.ts';
import { elementsOf } from './rows.ts';

/** A contact that a new deal names: one that is there, or the name of one to be made with it. */
export type Named = { id: string } | { name: string };

/** What a new deal is made from. */
export interface NewDeal {
	title: string;
	stage: string;
	rank: string;
	owner?: string;
	value?: Money;
	expectedOn?: string;
	company?: Named;
	person?: Named;
}

/**
 * The departments that a member's new records belong to: the member's own, as far as their row or
 * their grants show them.
 */
export function departmentsOf(me: object, scope: Scope): string[] {
	const granted = scope.grants.flatMap(({ rows }) =>
		rows.of === 'departments' ? rows.departments : []
	);
	return [...new Set([...elementsOf(me, 'departments'), ...granted])];
}

/** The edits, of one tx, that make a deal and the company and person that are new with it. */
export function createdDeal(deal: NewDeal, departments: readonly string[], language: string) {
	const belonging = Object.fromEntries(departments.map((id) => [`departments/${id}`, true]));
	const { company, person, ...own } = deal;
	const edits: Edit[] = [];
	const make = (collection: 'companies' | 'people' | 'deals', fields: Fields) => {
		const recordId = newId();
		const owner: Fields = own.owner ? { owner: own.owner } : {};
		edits.push({
			collection,
			recordId,
			op: 'create',
			fields: { ...fields, ...owner, ...belonging }
		});
		return recordId;
	};
	const links: Fields = {};
	if (company)
		links.company = 'id' in company ? company.id : make('companies', { name: company.name });
	if (person) {
		const at: Fields = links.company ? { company: links.company } : {};
		const named = 'id' in person ? null : namesFrom(person.name, language);
		links.person = 'id' in person ? person.id : make('people', { ...named, ...at });
	}
	return { id: make('deals', { ...present(own), ...links }), edits };
}

function present(fields: object): Fields {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
