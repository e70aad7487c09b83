import type { ColleagueKey } from './firm.ts';
import type { Worth } from './open-deals.ts';

/** `[title, company, worth, owner, closed … days ago, how: won, or the key of the reason]`. */
export type ClosedLine = readonly [
	title: string,
	company: string,
	worth: Worth,
	owner: ColleagueKey,
	closedAgo: number,
	how: string
];

/** Deals that were closed within the last weeks, which the board still has. */
export const closedLines: readonly ClosedLine[] = [
	['Vetracia jednotka, jedáleň', 'Strojáreň Váh', 14_750, 'marek', 2, 'won'],
	['Tepelné čerpadlo, chata', 'Hotel Kráľova hoľa', 9_860, 'marek', 6, 'won'],
	['Chladicí box', 'Čerstvé pečivo Hodonín', 11_280, 'jiri', 9, 'won'],
	['Centrale wentylacyjne, sklepy', 'Galeria Piotrkowska', 52_470, 'agnieszka', 11, 'won'],
	['Padlófűtés, wellness', 'Hotel Fertő-tó', 18_940, 'eszter', 14, 'won'],
	['Cold room, main store', 'Kedai Pak Din', 'MYR 48200', 'weijie', 15, 'won'],
	['Service contract', 'Nemocnica svätej Alžbety', 6_450, 'katarina', 19, 'won'],
	['Rekuperace, sborovna', 'Gymnázium Třebíč', 5_940, 'lucie', 23, 'won'],
	[
		'Kotłownia, dwa budynki',
		'Spółdzielnia Mieszkaniowa Zgoda',
		'PLN 287400',
		'agnieszka',
		28,
		'won'
	],
	['Hűtés, csomagoló', 'Kisalföldi Tejüzem', 24_610, 'eszter', 34, 'won'],
	['Chiller overhaul', 'Hotel Teluk Indah', 19_320, 'nurul', 41, 'won'],
	['Vytápění sušárny', 'Sklárna Křižánky', 'CZK 372000', 'lucie', 47, 'won'],
	['Odvlhčovanie, pivnica', 'Ľubochnianske kúpele', 8_230, 'marek', 55, 'won'],
	['Vzduchotechnika kuchyně', 'Zámecký hotel Lednice', 44_900, 'lucie', 4, 'competitor'],
	['Klimatyzacja sali konferencyjnej', 'Hotel Pod Żurawiem', 16_780, 'agnieszka', 8, 'budget'],
	['Rooftop units, block A', 'Łódzkie Centrum Handlowe', 138_600, 'agnieszka', 13, 'competitor'],
	['Rozvody tepla, sklad', 'Kysucké pílnice', 10_560, 'marek', 20, 'noAnswer'],
	['Csarnok szellőztetése', 'Rábaközi Gépgyár', 31_740, 'eszter', 26, 'timing'],
	['Ventilation, car park', 'Menara Seri Melati', 'MYR 292000', 'nurul', 33, 'budget'],
	[
		'Tepelná čerpadla, dva domy',
		'Bytové družstvo Žabovřesky',
		39_150,
		'lucie',
		38,
		'reorganisation'
	],
	['Klimatizácia zborovne', 'Základná škola Limbová', 4_320, 'marek', 52, 'budget'],
	['Chłodnia, magazyn', 'Browar Pabianice', 27_090, 'agnieszka', 61, 'noAnswer'],
	['Domácí klimatizace', 'Stavby Dvořáček', 1_980, 'jiri', 7, 'wrongFit'],
	['Chladenie výkladu', 'Pekáreň Čičmany', 3_640, 'marek', 30, 'duplicate'],
	['Ipari kazán', 'Szőlőskert Borház', 12_870, 'eszter', 45, 'noNeed']
];

/** What the firm has sold for years; titles of the deals that were closed long ago are made of these. */
export const pastJobs: readonly (readonly [title: string, low: number, high: number])[] = [
	['Ventilation unit', 2_400, 9_800],
	['Boiler replacement', 6_500, 38_000],
	['Heat pump, office wing', 7_200, 24_000],
	['Cold room', 4_100, 22_000],
	['Air conditioning, reception', 2_900, 11_500],
	['Underfloor heating', 5_800, 46_000],
	['Duct cleaning', 900, 4_200],
	['Building control', 3_100, 29_000],
	['Chiller overhaul', 6_300, 33_000],
	['Service contract', 1_290, 8_600],
	['Heat recovery, canteen', 8_400, 27_000],
	['Smoke extraction', 5_200, 41_000]
];
