import { HEADER_NAMES } from './header-names.ts';
import { squeezed } from './names.ts';
import { IMPORTABLE, type Importable } from './targets.ts';

/** The headers that tell one kind of file from the others. */
const TELLING: Record<Importable, string[]> = {
	deals: [
		'dealstage',
		'opportunityid',
		'dealname',
		'dealtitle',
		'obchodnázev',
		'closevalue',
		'dealstagepipeline'
	],
	companies: [
		'subsidiaryof',
		'yearestablished',
		'websiteurl',
		'companyowner',
		'industry',
		'employees'
	],
	people: [
		'firstname',
		'lastname',
		'givenname',
		'familyname',
		'personname',
		'email1value',
		'příjmení'
	],
	members: ['manager', 'regionaloffice', 'reportsto'],
	products: ['salesprice', 'series', 'unitprice', 'sku', 'productcode']
};

const byCollection = new Map<Importable, Map<string, string>>();

function known(into: Importable): Map<string, string> {
	let names = byCollection.get(into);
	if (!names) {
		names = new Map();
		for (const [target, headers] of Object.entries(HEADER_NAMES[into])) {
			for (const header of headers.split('|')) names.set(squeezed(header), target);
			names.set(squeezed(target), target);
		}
		byCollection.set(into, names);
	}
	return names;
}

/** The field that each header probably means, or null; no field is proposed twice. */
export function proposedTargets(headers: readonly string[], into: Importable): (string | null)[] {
	const taken = new Set<string>();
	const names = known(into);
	return headers.map((header) => {
		// Pipedrive says whose field it is: `Person - Email`.
		const bare = header.replace(/^\p{L}+ - /u, '');
		const target = names.get(squeezed(header)) ?? names.get(squeezed(bare));
		if (!target || taken.has(target)) return null;
		taken.add(target);
		return target;
	});
}

/** What the rows of a file with these headers probably are; null when nothing speaks for anything. */
export function proposedInto(headers: readonly string[]): Importable | null {
	const present = headers.map(squeezed);
	let best: { into: Importable; points: number } | null = null;
	for (const into of IMPORTABLE) {
		const matched = proposedTargets(headers, into).filter((target) => target !== null).length;
		const telling = present.filter((header) => TELLING[into].includes(header)).length;
		const points = matched + telling * 3;
		if (points > (best?.points ?? 0)) best = { into, points };
	}
	return best?.into ?? null;
}
