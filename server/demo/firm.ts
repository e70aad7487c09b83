import type { RoleId } from '#lib/model/role-ids.ts';

/** The firm of the demo world: heating, cooling and ventilation for buildings, in five offices. */
export const FIRM = {
	name: 'Javorina',
	currency: 'EUR',
	timeZone: 'Europe/Bratislava',
	language: 'en',
	/** Everybody's, in the demo world. */
	password: 'together-2026'
} as const;

/** Offices, which are the firm's departments. */
export const OFFICES = {
	zilina: {
		name: 'Žilina',
		country: 'Slovakia',
		currency: 'EUR',
		landline: '+421 41',
		mobile: '+421 905'
	},
	brno: {
		name: 'Brno',
		country: 'Czechia',
		currency: 'CZK',
		landline: '+420 54',
		mobile: '+420 731'
	},
	lodz: { name: 'Łódź', country: 'Poland', currency: 'PLN', landline: '+48 42', mobile: '+48 601' },
	gyor: { name: 'Győr', country: 'Hungary', currency: 'HUF', landline: '+36 96', mobile: '+36 30' },
	kl: {
		name: 'Kuala Lumpur',
		country: 'Malaysia',
		currency: 'MYR',
		landline: '+60 3',
		mobile: '+60 12'
	}
} as const;

export type Office = keyof typeof OFFICES;

export interface Colleague {
	name: string;
	roles: RoleId[];
	/** Absent: of no department, which means of all. */
	office?: Office;
	manager?: ColleagueKey;
	/** Listed without a sign-in. */
	isListedOnly?: boolean;
}

const COLLEAGUES = {
	jana: { name: 'Jana Kováčová', roles: ['admin'] },
	tomas: { name: 'Tomáš Dvořák', roles: ['director'] },
	katarina: {
		name: 'Katarína Hlaváčová',
		roles: ['manager'],
		office: 'zilina',
		manager: 'tomas'
	},
	marek: {
		name: 'Marek Šimko',
		roles: ['salesRepresentative'],
		office: 'zilina',
		manager: 'katarina'
	},
	lucie: {
		name: 'Lucie Procházková',
		roles: ['user'],
		office: 'brno',
		manager: 'tomas'
	},
	jiri: {
		name: 'Jiří Bartoš',
		roles: ['limited'],
		office: 'brno',
		manager: 'lucie'
	},
	agnieszka: {
		name: 'Agnieszka Wójcik',
		roles: ['salesRepresentative'],
		office: 'lodz',
		manager: 'katarina'
	},
	pawel: {
		name: 'Paweł Zieliński',
		roles: ['serviceTechnician'],
		office: 'lodz',
		manager: 'agnieszka'
	},
	eszter: {
		name: 'Eszter Nagy',
		roles: ['user'],
		office: 'gyor',
		manager: 'katarina'
	},
	bence: {
		name: 'Bence Szűcs',
		roles: ['telephonist'],
		office: 'gyor',
		manager: 'eszter'
	},
	nurul: {
		name: 'Nurul Aisyah Rahman',
		roles: ['salesRepresentative'],
		office: 'kl',
		manager: 'tomas'
	},
	weijie: {
		name: 'Lim Wei Jie',
		roles: ['user', 'complaints'],
		office: 'kl',
		manager: 'nurul'
	},
	emily: { name: 'Emily Hart', roles: ['invoicing'], manager: 'jana' },
	ondrej: {
		name: 'Ondrej Mrkvička',
		roles: ['user'],
		office: 'zilina',
		manager: 'katarina',
		isListedOnly: true
	},
	zofia: { name: 'Žofia Malá', roles: ['externalTelephonist'], manager: 'marek' }
} satisfies Record<string, Omit<Colleague, 'manager'> & { manager?: string }>;

export type ColleagueKey = keyof typeof COLLEAGUES;

export const colleagues = Object.entries(COLLEAGUES) as unknown as [ColleagueKey, Colleague][];

/** The e-mail that a colleague signs in with. */
export function emailOf(key: ColleagueKey): string {
	return `${key}@javorina.example`;
}
