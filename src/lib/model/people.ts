import type { Collection } from './collections.ts';
import type { Row } from './rows.ts';
import { SHARING } from './sharing.ts';

export interface Person extends Row {
	readonly givenName?: string;
	readonly familyName: string;
	readonly company?: string;
	readonly owner?: string;
	readonly jobTitle?: string;
	readonly email?: string;
	readonly phone?: string;
}

export const people = {
	reads: 'contacts',
	writes: 'contacts',
	isContact: true,
	fields: {
		givenName: { kind: 'text' },
		familyName: { kind: 'text', required: true },
		company: { kind: 'link', to: 'companies' },
		owner: { kind: 'link', to: 'members' },
		departments: { kind: 'set', to: 'departments' },
		...SHARING,
		jobTitle: { kind: 'text' },
		email: { kind: 'email' },
		phone: { kind: 'phone' }
	}
} satisfies Collection;

/** A person's name as the language writes it: in Hungarian the family name comes first. */
export function fullName(
	person: Pick<Person, 'givenName' | 'familyName'>,
	language: string
): string {
	const names = [person.givenName, person.familyName].filter(Boolean);
	return (language === 'hu' ? names.reverse() : names).join(' ');
}

/** Splits a typed name: the last word is the family name, but the first one in Hungarian. */
export function namesFrom(
	typed: string,
	language: string
): { givenName?: string; familyName: string } {
	const words = typed.trim().split(/\s+/);
	if (words.length < 2) return { familyName: words[0] ?? '' };
	const familyName = language === 'hu' ? words.shift() : words.pop();
	return { givenName: words.join(' '), familyName: familyName ?? '' };
}
