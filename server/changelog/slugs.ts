import { folded } from '#lib/i18n/folded.ts';

/** Words that stand for something else in an address. */
const RESERVED = new Set(
	(
		'join setup sign-in sign-out api collab healthz settings attention contacts companies people deals ' +
		'leads tasks calendar dashboard meetings import search views today pipeline new'
	).split(' ')
);

/** A word for addresses: folded to a–z, 0–9 and hyphens; `project` when nothing is left of it. */
export function slugFrom(name: string): string {
	const slug = folded(name.normalize('NFKC'))
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-/, '')
		.slice(0, 40)
		.replace(/-$/, '');
	return slug || 'project';
}

/** The slug with the lowest number that is neither reserved nor taken: `roof`, `roof-2`, … */
export function unusedSlug(name: string, isTaken: (slug: string) => boolean): string {
	const slug = slugFrom(name);
	let candidate = slug;
	for (let n = 2; RESERVED.has(candidate) || isTaken(candidate); n++) candidate = `${slug}-${n}`;
	return candidate;
}
