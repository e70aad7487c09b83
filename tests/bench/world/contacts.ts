import { money } from '#lib/model/money.ts';
import { ranksAfter } from '#lib/model/ranks.ts';
import type { Fields } from '#lib/model/json.ts';
import type { Log } from '#server/changelog/log.ts';
import type { Project } from '#server/changelog/project.ts';
import { randomFrom } from '../numbers.ts';
import type { Staff } from './staff.ts';
import type { Slot } from './worlds.ts';

const DAY = 86_400_000;
const CUSTOMERS_PER_COMMIT = 250;
const CITIES = ['Žilina', 'Brno', 'Łódź', 'Győr', 'Kuala Lumpur', 'Leeds', 'Trenčín', 'Opava'];
const NAMES = ['Kováč', 'Dvořák', 'Wójcik', 'Nagy', 'Rahman', 'Hart', 'Novotná', 'Kiss'];
const JOBS = [
	'Heat pumps',
	'Boiler room',
	'Cold storage',
	'Ventilation',
	'Air handling',
	'Chiller'
];

/** Writes customers with people and deals: every record has about a dozen fields. */
export async function sowContacts(
	project: Project,
	staff: Staff,
	customers: number,
	closed: number
): Promise<Slot[]> {
	const slots: Slot[] = [];
	const ranks = ranksAfter(null, customers * 2);
	const random = randomFrom(7);
	for (let at = 0; at < customers; at += CUSTOMERS_PER_COMMIT) {
		const upto = Math.min(customers, at + CUSTOMERS_PER_COMMIT);
		await project.commit({ member: staff.seats[0]!.member, via: 'demo' }, (log) => {
			for (let i = at; i < upto; i++) {
				slots.push(...sowCustomer(log, staff, i, random, { ranks, closed }));
			}
		});
	}
	return slots;
}

interface Deals {
	ranks: string[];
	closed: number;
}

function sowCustomer(
	log: Log,
	staff: Staff,
	i: number,
	random: () => number,
	deals: Deals
): Slot[] {
	const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
	const common = (): Fields => ({
		owner: pick(staff.seats).member,
		[`departments/${pick(staff.departments)}`]: true
	});
	const company = log.create('companies', companyFields(i, pick, common()));
	const slots: Slot[] = ['city', 'street', 'industry', 'country'].map((field) => {
		return { collection: 'companies' as const, id: company, field };
	});
	for (let n = 0; n < 1 + (i % 2); n++) {
		const person = log.create('people', personFields(i, n, pick, { ...common(), company }));
		slots.push({ collection: 'people', id: person, field: 'jobTitle' });
		const isClosed = random() < deals.closed;
		const deal = log.create('deals', {
			...common(),
			...dealFields(staff, i, n, pick, isClosed),
			company,
			person,
			rank: deals.ranks[i * 2 + n]!
		});
		if (!isClosed) slots.push({ collection: 'deals', id: deal, field: 'title' });
	}
	return slots;
}

type Pick = <T>(list: readonly T[]) => T;

function companyFields(i: number, pick: Pick, common: Fields): Fields {
	return {
		...common,
		name: `${pick(NAMES)} & partners ${i}`,
		industry: pick(JOBS),
		email: `office${i}@customer.example`,
		phone: `+421 41 555 ${1000 + i}`,
		website: `https://customer${i}.example`,
		street: `${pick(NAMES)} street ${i % 90}`,
		city: pick(CITIES),
		country: 'Slovakia',
		employees: 5 + (i % 400)
	};
}

function personFields(i: number, n: number, pick: Pick, common: Fields): Fields {
	return {
		...common,
		givenName: pick(['Jana', 'Marek', 'Zsófia', 'Agnieszka', 'Nurul', 'Emily']),
		familyName: `${pick(NAMES)} ${i}`,
		jobTitle: pick(['Owner', 'Buyer', 'Facility manager', 'Accountant']),
		email: `person${i}.${n}@customer.example`,
		phone: `+421 905 ${100_000 + i * 2 + n}`
	};
}

function dealFields(staff: Staff, i: number, n: number, pick: Pick, isClosed: boolean): Fields {
	const closedAt = Date.now() - (100 + (i % 600)) * DAY;
	return {
		title: `${pick(JOBS)}, building ${i}-${n}`,
		stage: isClosed ? staff.won : staff.stages[(i + n) % staff.stages.length]!,
		value: { ...money(1_000 + ((i * 37) % 90_000), 'EUR') },
		expectedOn: new Date(Date.now() + (i % 120) * DAY).toISOString().slice(0, 10),
		startedOn: new Date(Date.now() - (i % 200) * DAY).toISOString().slice(0, 10),
		reference: `R-${i}-${n}`,
		...(isClosed ? { closedAt, isArchived: true } : {})
	};
}
