import type { Importable } from './targets.ts';

type Names = Record<string, string>;

/** Where an imported record can have an address, a telephone, a responsible member. */
const CONTACT: Names = {
	email: 'email|e-mail|e-mail address|email address|primary email|e-mail 1 - value|mail|e-posta',
	phone:
		'phone|telephone|phone number|mobile|mobile phone|mobile number|business phone|work phone|office phone|phone 1 - value|telefon|telefón|tel|mobil',
	owner:
		'owner|contact owner|company owner|assigned to|sales agent|vlastník|vlastnik|właściciel|tulajdonos|responsible'
};

/**
 * Headers that files really have, by collection and target. Compared by letters alone, so that
 * `deal_stage`, `Deal stage` and `Deal - Stage*` are one.
 */
export const HEADER_NAMES: Record<Importable, Names> = {
	companies: {
		name: 'account|account name|name|company|company name|organization|organization name|organizácia|společnost|spoločnosť|firma|cég|syarikat|organizace|organizace - název',
		parent: 'subsidiary of|parent|parent company|parent account|member of|mateřská společnost',
		industry: 'sector|industry|odvětví|odvetvie|branża|iparág',
		foundedIn: 'year established|founded|founded in|year founded',
		revenue: 'revenue|annual revenue|turnover|obrat',
		employees: 'employees|number of employees|no of employees|headcount|zaměstnanci|zamestnanci',
		country:
			'office location|country|country region|billing country|země|krajina|kraj|ország|negara|business country/region',
		city: 'city|billing city|business city|město|mesto|miasto|város|bandar',
		street: 'street|address|billing street|business street|ulice|ulica|utca',
		website: 'website|website url|web|web page|url|domain|www',
		registrationNumber: 'registration number|ico|ičo|regon|company number',
		vatId: 'vat id|vat|vat number|dič|dic|nip|tax id',
		departments: 'department|departments|regional office|region',
		currency: 'currency',
		...CONTACT
	},
	people: {
		givenName: 'first name|given name|jméno|krstné meno|meno|imię|keresztnév',
		familyName: 'last name|family name|surname|příjmení|priezvisko|nazwisko|vezetéknév',
		fullName:
			'name|full name|display name|contact name|person|person - name|file as|contact|osoba|osoba - jméno',
		company:
			'company|account|organization|organization name|organization 1 - name|associated company|company name|firma|organizace',
		jobTitle:
			'job title|title|position|organization title|organization 1 - title|designation|pozice|function',
		departments: 'regional office|region',
		...CONTACT
	},
	products: {
		name: 'product|product name|name|produkt|termék|title',
		series: 'series|product line|line|family|category',
		code: 'code|product code|sku|part number|kód',
		price: 'sales price|price|unit price|list price|cena|ár|harga',
		currency: 'currency'
	},
	members: {
		name: 'sales agent|name|member|user|full name|employee|agent|jméno|meno',
		manager: 'manager|supervisor|reports to|vedoucí|nadriadený|kierownik|vezető',
		departments:
			'regional office|department|departments|office|region|team|oddělení|oddelenie|dział|osztály',
		email: CONTACT.email!,
		phone: CONTACT.phone!
	},
	deals: {
		reference: 'opportunity id|reference|deal id|record id|id|number',
		owner:
			'sales agent|owner|deal owner|deal - owner|assigned to|agent|obchod - vlastník|vlastník|tulajdonos',
		products: 'product|products|deal - products|produkt|termék',
		company:
			'account|account name|company|company name|organization|organisation|deal - organization|organizace|obchod - organizace|associated company|firma|cég',
		stage:
			'deal stage|stage|deal - stage|deal - stage (pipeline)|sales stage|fáze|obchod - fáze|fáza|etap|szakasz|pipeline stage',
		startedOn: 'engage date|started on|start date|create date|created|deal - deal created|opened',
		closedOn:
			'close date|closed on|closed|won time|deal - won time|deal - deal closed on|lost time',
		value:
			'close value|value|amount|deal value|deal - value|hodnota|obchod - hodnota|wartość|érték|nilai|price',
		currency:
			'currency|deal - currency of value|currency of value|obchod - měna hodnoty|měna|mena|waluta|pénznem',
		likelihood:
			'likelihood|probability|deal - probability|win probability|deal probability|pravděpodobnost|obchod - pravděpodobnost|pravdepodobnosť|prawdopodobieństwo|valószínűség|kebarangkalian',
		title:
			'title|deal name|deal - title|deal title|name|opportunity name|obchod - název|název|názov|nazwa|deal',
		expectedOn:
			'expected close|expected close date|expected on|deal - expected close date|obchod - očekávané datum uzavření|forecast date',
		person: 'contact person|person|contact|contact name|kontaktní osoba|primary contact',
		outcome: 'status|deal - status|deal status|obchod - stav|stav',
		reason: 'lost reason|deal - lost reason|reason|důvod ztráty',
		departments: 'regional office|department|departments'
	}
};
