import type { Office } from './firm.ts';

/** `[name, city, industry, office, parent]`: customers of the demo world. None of them exists. */
export type CompanyLine = readonly [
	name: string,
	city: string,
	industry: string,
	office: Office,
	parent?: string
];

export const companyLines: readonly CompanyLine[] = [
	['Tatranské hotely', 'Poprad', 'Hotels', 'zilina'],
	['Hotel Plejsy', 'Krompachy', 'Hotels', 'zilina', 'Tatranské hotely'],
	['Hotel Kráľova hoľa', 'Telgárt', 'Hotels', 'zilina', 'Tatranské hotely'],
	['Drevostav Bytča', 'Bytča', 'Construction', 'zilina'],
	['Nemocnica svätej Alžbety', 'Ružomberok', 'Health care', 'zilina'],
	['Pekáreň Čičmany', 'Rajec', 'Food', 'zilina'],
	['Strojáreň Váh', 'Považská Bystrica', 'Engineering', 'zilina'],
	['Základná škola Limbová', 'Žilina', 'Education', 'zilina'],
	['Liptovské mliekarne', 'Liptovský Mikuláš', 'Food', 'zilina'],
	['Bytový podnik Martin', 'Martin', 'Housing', 'zilina'],
	['Ľubochnianske kúpele', 'Ľubochňa', 'Spas', 'zilina'],
	['Kysucké pílnice', 'Čadca', 'Wood', 'zilina'],

	['Moravské pekárny', 'Brno', 'Food', 'brno'],
	['Čerstvé pečivo Hodonín', 'Hodonín', 'Food', 'brno', 'Moravské pekárny'],
	['Pivovar Říčany u Brna', 'Říčany', 'Breweries', 'brno'],
	['Bytové družstvo Žabovřesky', 'Brno', 'Housing', 'brno'],
	['Vinařství Pálava', 'Mikulov', 'Wine', 'brno'],
	['Textilka Šumperk', 'Šumperk', 'Textiles', 'brno'],
	['Sklárna Křižánky', 'Křižánky', 'Glass', 'brno'],
	['Gymnázium Třebíč', 'Třebíč', 'Education', 'brno'],
	['Zámecký hotel Lednice', 'Lednice', 'Hotels', 'brno'],
	['Stavby Dvořáček', 'Jihlava', 'Construction', 'brno'],

	['Łódzkie Centrum Handlowe', 'Łódź', 'Retail', 'lodz'],
	['Galeria Piotrkowska', 'Łódź', 'Retail', 'lodz', 'Łódzkie Centrum Handlowe'],
	['Szpital Świętej Barbary', 'Bełchatów', 'Health care', 'lodz'],
	['Przędzalnia Księży Młyn', 'Łódź', 'Textiles', 'lodz'],
	['Spółdzielnia Mieszkaniowa Zgoda', 'Zgierz', 'Housing', 'lodz'],
	['Mleczarnia Łowicka Dolina', 'Łowicz', 'Food', 'lodz'],
	['Hotel Pod Żurawiem', 'Sieradz', 'Hotels', 'lodz'],
	['Browar Pabianice', 'Pabianice', 'Breweries', 'lodz'],
	['Drukarnia Śródmieście', 'Łódź', 'Printing', 'lodz'],

	['Kőszegi Építő Kft.', 'Kőszeg', 'Construction', 'gyor'],
	['Kisalföldi Tejüzem', 'Győr', 'Food', 'gyor'],
	['Pannónia Szállodák', 'Sopron', 'Hotels', 'gyor'],
	['Hotel Fertő-tó', 'Fertőd', 'Hotels', 'gyor', 'Pannónia Szállodák'],
	['Rábaközi Gépgyár', 'Csorna', 'Engineering', 'gyor'],
	['Győri Lakásszövetkezet', 'Győr', 'Housing', 'gyor'],
	['Mosonmagyaróvári Fürdő', 'Mosonmagyaróvár', 'Spas', 'gyor'],
	['Szőlőskert Borház', 'Pannonhalma', 'Wine', 'gyor'],

	['Kumpulan Seri Melati', 'Kuala Lumpur', 'Property', 'kl'],
	['Menara Seri Melati', 'Kuala Lumpur', 'Property', 'kl', 'Kumpulan Seri Melati'],
	['Hospital Taman Cahaya', 'Petaling Jaya', 'Health care', 'kl'],
	['Kilang Getah Bukit Raja', 'Klang', 'Rubber', 'kl'],
	['Hotel Teluk Indah', 'Port Dickson', 'Hotels', 'kl'],
	['Kedai Pak Din', 'Shah Alam', 'Retail', 'kl'],
	['Golden Lotus Foods', 'Subang Jaya', 'Food', 'kl']
];
