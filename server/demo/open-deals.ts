import type { ColleagueKey } from './firm.ts';

/** Whole euros, or another currency in front: `CZK 184500`. */
export type Worth = number | string;

/** `[title, company, worth, owner, expected in … days, days in stage]`. Without an owner: nobody's yet. */
export type OpenLine = readonly [
	title: string,
	company: string,
	worth: Worth | null,
	owner: ColleagueKey | null,
	expectedIn: number | null,
	daysInStage: number
];

/** The open deals by the key of their stage, each in the order of its column. */
export const openLines: Readonly<Record<string, readonly OpenLine[]>> = {
	incoming: [
		['Vetranie kuchyne a jedálne', 'Základná škola Limbová', 18_640, 'marek', 62, 1],
		['Rekuperace do učeben', 'Gymnázium Třebíč', 27_300, null, null, 0],
		[
			'Modernizacja węzła cieplnego',
			'Spółdzielnia Mieszkaniowa Zgoda',
			58_200,
			'agnieszka',
			96,
			17
		],
		['Wymiana kotłowni', 'Hotel Pod Żurawiem', 41_850, 'agnieszka', 75, 3],
		['Hűtőkamra bővítése', 'Kisalföldi Tejüzem', 22_480, 'eszter', 48, 2],
		['Chlazení ležáckého sklepa', 'Pivovar Říčany u Brna', 'CZK 684500', 'jiri', 54, 6],
		['Teplé podlahy, 24 bytov', 'Drevostav Bytča', 36_900, 'marek', 81, 4],
		['Sušiareň dreva', 'Kysucké pílnice', 12_400, null, null, 9],
		['Odtah nad pecí č. 2', 'Sklárna Křižánky', 9_780, null, 33, 0],
		['Cold room for the new kitchen', 'Golden Lotus Foods', 15_260, 'weijie', 40, 5],
		['Medencetér párátlanítása', 'Mosonmagyaróvári Fürdő', 64_300, 'eszter', 88, 22],
		['Servis klimatizácie', 'Bytový podnik Martin', 3_870, 'marek', 21, 1],
		['Vzduchotechnika lakovny', 'Stavby Dvořáček', 19_950, 'lucie', 70, 8],
		['Klimatyzacja biur', 'Drukarnia Śródmieście', 7_640, null, 30, 2]
	],
	contacted: [
		['Heat recovery, press hall', 'Strojáreň Váh', 47_200, 'marek', 58, 5],
		['Výměna kotlů, dva domy', 'Bytové družstvo Žabovřesky', 31_680, 'lucie', 44, 2],
		['Chłodnia mleka', 'Mleczarnia Łowicka Dolina', 33_460, 'agnieszka', 52, 7],
		['Padlófűtés, 42 lakás', 'Győri Lakásszövetkezet', 55_750, 'eszter', 67, 11],
		['Vetranie operačných sál', 'Nemocnica svätej Alžbety', 128_400, 'katarina', 120, 16],
		['Klimatizace degustace', 'Vinařství Pálava', 8_920, 'jiri', 25, 1],
		['Chilled water, levels 3–6', 'Menara Seri Melati', 73_500, 'nurul', 84, 6],
		['Odvlhčovanie bazéna', 'Hotel Plejsy', 21_300, 'marek', 36, 3],
		['Wentylacja szatni', 'Przędzalnia Księży Młyn', 13_440, null, null, 20],
		['Boiler room control', 'Textilka Šumperk', 16_720, 'lucie', 60, 4],
		['Hőszivattyú a borházhoz', 'Szőlőskert Borház', 17_860, 'eszter', 41, 9]
	],
	qualified: [
		['Tepelné čerpadlá, wellness', 'Hotel Kráľova hoľa', 38_700, 'marek', 39, 8],
		['Rekonstrukce strojovny', 'Zámecký hotel Lednice', 62_450, 'lucie', 55, 12],
		['Rooftop units, block B', 'Galeria Piotrkowska', 84_900, 'agnieszka', 46, 14],
		['Csarnokfűtés', 'Rábaközi Gépgyár', 29_350, 'eszter', 34, 3],
		['Isolation ward ventilation', 'Hospital Taman Cahaya', 'MYR 386400', 'nurul', 72, 26],
		['Chladenie zrecej miestnosti', 'Liptovské mliekarne', 24_180, 'katarina', 31, 6],
		['Odsávání mouky', 'Čerstvé pečivo Hodonín', 6_250, 'jiri', 18, 2],
		['Air handling, food court', 'Łódzkie Centrum Handlowe', 112_600, 'agnieszka', 90, 19],
		['Rozvody tepla, pavilón C', 'Ľubochnianske kúpele', 45_320, 'marek', 50, 10],
		['Társasház, 24 hőszivattyú', 'Kőszegi Építő Kft.', 98_000, 'eszter', 65, 4],
		['Cooling of the compound mill', 'Kilang Getah Bukit Raja', 'MYR 251700', 'weijie', 47, 15],
		['Řízení budovy, tři patra', 'Gymnázium Třebíč', 9_450, null, null, 5],
		['Vykurovanie dielne', 'Pekáreň Čičmany', 11_870, 'marek', 27, 33]
	],
	quoteSent: [
		['Klimatizácia kongresovej sály', 'Tatranské hotely', 51_600, 'katarina', 22, 4],
		['Chlazení fermentace', 'Pivovar Říčany u Brna', 33_940, 'lucie', 19, 7],
		['Centrala, blok operacyjny', 'Szpital Świętej Barbary', 146_300, 'agnieszka', 43, 18],
		['Split units, 18 rooms', 'Hotel Teluk Indah', 26_720, 'nurul', 28, 3],
		['Uszoda hővisszanyerése', 'Mosonmagyaróvári Fürdő', 39_480, 'eszter', 35, 9],
		['Výmena chladenia, linka 3', 'Liptovské mliekarne', 18_750, 'marek', 16, 2],
		['Vytápění haly', 'Stavby Dvořáček', 'CZK 596000', 'lucie', 24, 5],
		['Cold display, two shops', 'Kedai Pak Din', 3_980, 'weijie', 14, 11],
		['Wentylacja hali druku', 'Drukarnia Śródmieście', 23_110, null, 30, 21]
	],
	negotiation: [
		['Heat pumps for 96 flats', 'Bytový podnik Martin', 187_500, 'katarina', 26, 6],
		['Výměna výměníků', 'Moravské pekárny', 42_860, 'lucie', 12, 3],
		['Chłodzenie leżakowni', 'Browar Pabianice', 37_290, 'agnieszka', 15, 8],
		['Szálloda klímarendszere', 'Hotel Fertő-tó', 'HUF 14850000', 'eszter', 20, 10],
		['Chiller replacement', 'Menara Seri Melati', 94_200, 'nurul', 31, 17],
		['Strecha, sklad Žilina', 'Drevostav Bytča', 12_400, 'marek', 9, 1],
		['Regulace vytápění', 'Textilka Šumperk', 15_630, 'jiri', 17, 5],
		['Rekuperácia, materská škola', 'Základná škola Limbová', 20_940, 'marek', 11, 2]
	],
	closing: [
		['Service contract, five hotels', 'Tatranské hotely', 32_250, 'katarina', 5, 2],
		['Wymiana agregatu', 'Mleczarnia Łowicka Dolina', 28_640, 'agnieszka', 4, 3],
		['Hőközpont felújítása', 'Győri Lakásszövetkezet', 46_180, 'eszter', 8, 9],
		['Klimatizace vinotéky', 'Vinařství Pálava', 7_980, 'jiri', 3, 1],
		['Operating theatre cooling', 'Hospital Taman Cahaya', 'MYR 174900', 'nurul', 6, 4]
	]
};
