import { expect, test } from 'vitest';
import { proposedInto, proposedTargets } from './proposals.ts';

const FILES: [string, string, string[]][] = [
	[
		'account,sector,year_established,revenue,employees,office_location,subsidiary_of',
		'companies',
		['name', 'industry', 'foundedIn', 'revenue', 'employees', 'country', 'parent']
	],
	['sales_agent,manager,regional_office', 'members', ['name', 'manager', 'departments']],
	['product,series,sales_price', 'products', ['name', 'series', 'price']],
	[
		'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value',
		'deals',
		['reference', 'owner', 'products', 'company', 'stage', 'startedOn', 'closedOn', 'value']
	],
	[
		'Deal - Title*,Deal - Value,Deal - Currency of value,Deal - Status,Deal - Stage (pipeline),Organization,Contact person,Deal - Owner',
		'deals',
		['title', 'value', 'currency', 'outcome', 'stage', 'company', 'person', 'owner']
	],
	[
		'Obchod - Název*,Obchod - Hodnota,Obchod - Měna hodnoty,Obchod - Stav,Obchod - Fáze,Obchod - Očekávané datum uzavření,Organizace,Kontaktní osoba,Obchod - Vlastník',
		'deals',
		['title', 'value', 'currency', 'outcome', 'stage', 'expectedOn', 'company', 'person', 'owner']
	],
	[
		'First Name,Last Name,Email Address,Company,Position',
		'people',
		['givenName', 'familyName', 'email', 'company', 'jobTitle']
	],
	[
		'Person - Name*,Person - Email,Person - Phone,Person - Job title,Organization name',
		'people',
		['fullName', 'email', 'phone', 'jobTitle', 'company']
	],
	['Company name,Website URL,Company owner', 'companies', ['name', 'website', 'owner']]
];

test.each(FILES)('%s is read as %s', (header, into, targets) => {
	const headers = header.split(',');
	expect(proposedInto(headers)).toBe(into);
	expect(proposedTargets(headers, into as 'deals')).toEqual(targets);
});

test('a field is proposed for one column only', () => {
	expect(proposedTargets(['Phone', 'Mobile', 'Colour'], 'people')).toEqual(['phone', null, null]);
});

test.each([
	'Likelihood',
	'Probability (%)',
	'Deal - Probability',
	'Obchod - Pravděpodobnost',
	'Pravdepodobnosť',
	'Prawdopodobieństwo',
	'Valószínűség',
	'Kebarangkalian'
])('%s is how likely a deal is', (header) => {
	expect(proposedTargets([header], 'deals')).toEqual(['likelihood']);
});

test('headers that say nothing propose nothing', () => {
	expect(proposedInto(['Column 1', 'Column 2'])).toBeNull();
});
