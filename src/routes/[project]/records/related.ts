import { collator, format, today } from '#lib/i18n/index.ts';
import type { Company } from '#lib/model/companies.ts';
import type { Deal } from '#lib/model/deals.ts';
import type { Person } from '#lib/model/people.ts';
import type { Workspace } from '#lib/replica/workspace.svelte.ts';
import { ENTITIES, linkText, pathTo, titleOf, type Paged } from './titles.ts';

/** A related record as it stands in a list. */
export interface RelatedItem {
	href: string;
	entity: string;
	title: string;
	detail?: string;
	amount?: string;
}

function itemOf(workspace: Workspace, collection: Paged, id: string, title: string): RelatedItem {
	return {
		href: pathTo(workspace, collection, id),
		entity: `${ENTITIES[collection]}:${id}`,
		title
	};
}

function byTitle(a: RelatedItem, b: RelatedItem): number {
	return collator().compare(a.title, b.title);
}

export function companyItems(workspace: Workspace, companies: Iterable<Company>): RelatedItem[] {
	return [...companies]
		.map((company) => ({
			...itemOf(workspace, 'companies', company.id, company.name),
			detail: [company.city, company.phone, company.email].filter(Boolean).join(' · ')
		}))
		.sort(byTitle);
}

export function peopleItems(workspace: Workspace, people: Iterable<Person>): RelatedItem[] {
	return [...people]
		.map((person) => ({
			...itemOf(workspace, 'people', person.id, titleOf(person)),
			detail: [person.jobTitle, person.phone, person.email].filter(Boolean).join(' · ')
		}))
		.sort(byTitle);
}

/** Deals as related: open ones first, each with its stage, company aside. */
export function dealItems(workspace: Workspace, deals: Iterable<Deal>): RelatedItem[] {
	return [...deals]
		.sort(
			(a, b) =>
				Number(a.closedAt !== undefined) - Number(b.closedAt !== undefined) ||
				(b.closedAt ?? 0) - (a.closedAt ?? 0)
		)
		.map((deal) => ({
			...itemOf(workspace, 'deals', deal.id, deal.title),
			detail: [linkText(workspace, 'stages', deal.stage), closedText(deal)]
				.filter(Boolean)
				.join(' · '),
			amount: deal.value ? format.money(deal.value) : ''
		}));
}

function closedText(deal: Deal): string {
	return deal.closedAt ? format.day(today(deal.closedAt)) : '';
}
