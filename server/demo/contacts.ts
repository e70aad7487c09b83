import type { Fields } from '#lib/model/json.ts';
import { money } from '#lib/model/money.ts';
import type { Log } from '../changelog/log.ts';
import { slugFrom } from '../changelog/slugs.ts';
import { companyLines, type CompanyLine } from './companies.ts';
import { OFFICES } from './firm.ts';
import { personLines, type PersonLine } from './people.ts';
import { productLines } from './products.ts';
import { sellers, type Sowing } from './sowing.ts';

const TWO_MONTHS = 60 * 86_400_000;
const STREETS = ['Hlavná', 'Nádražní', 'Kwiatowa', 'Fő utca', 'Jalan Melati'];

/** Products, companies and the people in them. */
export async function sowContacts(sowing: Sowing): Promise<void> {
	await sowing.write('tomas', 1_200, (log) => {
		for (const [code, name, series, price] of productLines) {
			const fields = { code, name, series, price: { ...money(price, 'EUR') } };
			sowing.products.push(log.create('products', fields));
		}
	});
	// A parent stands before its subsidiaries in the file.
	await Promise.all(companyLines.map((line) => sowCompany(sowing, line)));
	await Promise.all(personLines.map((line) => sowPerson(sowing, line)));
}

/** The call centre has the customers of one office, with the people in them, for two months. */
export function sowShares(sowing: Sowing): Promise<void> {
	const shared = { [`shares/${sowing.members.get('zofia')!}`]: sowing.now + TWO_MONTHS };
	const companies = [...sowing.companies.values()].filter(({ office }) => office === 'zilina');
	const lent = new Set(companies.slice(0, 6).map(({ id }) => id));
	return sowing.write('marek', 1, (log) => {
		for (const id of lent) log.set('companies', id, shared);
		for (const { id, fields } of log.all('people')) {
			if (lent.has(String(fields.company))) log.set('people', id, shared);
		}
	});
}

function sowCompany(sowing: Sowing, line: CompanyLine): Promise<void> {
	const [name, , , office] = line;
	const owner = sellers[office][0]!;
	return sowing.write(owner, sowing.random.between(400, 1_100), (log) => {
		const id = log.create('companies', {
			...companyFields(sowing, line),
			owner: sowing.members.get(owner)!,
			...sowing.in(office)
		});
		sowing.companies.set(name, { id, office });
	});
}

function companyFields(sowing: Sowing, line: CompanyLine): Fields {
	const [name, city, industry, office, parent] = line;
	const { random } = sowing;
	const { country, landline, currency } = OFFICES[office];
	const employees = random.between(6, 420);
	const perHead = { EUR: 92, CZK: 2_300, PLN: 390, HUF: 36_000, MYR: 430 }[currency];
	const revenue = money(employees * perHead * random.between(700, 1_400), currency);
	const street = STREETS[Object.keys(OFFICES).indexOf(office)];
	return {
		name,
		city,
		industry,
		country,
		employees,
		parent: (parent && sowing.companies.get(parent)?.id) ?? null,
		street: `${street} ${random.between(1, 148)}`,
		phone: `${landline} 555 ${random.between(1_000, 9_999)}`,
		email: `office@${domainOf(name)}`,
		website: `https://www.${domainOf(name)}`,
		registrationNumber: String(random.between(10_000_000, 59_999_999)),
		revenue: { ...revenue },
		foundedIn: random.between(1948, 2017)
	};
}

function domainOf(company: string): string {
	return `${slugFrom(company)}.example`;
}

function sowPerson(sowing: Sowing, [given, family, job, name]: PersonLine): Promise<void> {
	const company = sowing.companies.get(name);
	if (!company) throw new Error(`the demo world has no company ${name}`);
	const { id, office } = company;
	const owner = sellers[office][0]!;
	return sowing.write(owner, sowing.random.between(60, 390), (log: Log) => {
		const person = log.create('people', {
			givenName: given,
			familyName: family,
			jobTitle: job,
			company: id,
			owner: sowing.members.get(owner)!,
			email: `${slugFrom(given)}.${slugFrom(family)}@${domainOf(name)}`,
			phone: `${OFFICES[office].mobile} 555 ${sowing.random.between(100, 999)}`,
			...sowing.in(office)
		});
		company.person ??= person;
	});
}
