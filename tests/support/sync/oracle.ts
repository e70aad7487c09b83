/**
 * Who may do what, written a second time and apart (I4 of docs/SYNC.md), so that a mistake in
 * `src/lib/model/rights.ts` shows. Nothing here is imported from the product.
 */

export type Value = unknown;
export type Facts = Record<string, Value>;

/** A record by `collection` and `id`; null when there never was one. */
export type Lookup = (collection: string, id: string) => Facts | null;

export interface Person {
	id: string;
	isActive: boolean;
	roles: string[];
	departments: string[];
}

type Rows = 'all' | 'departments' | 'own';

interface Grant {
	section: string;
	isWrite: boolean;
	rows: Rows;
}

/** `section:r|w:rows`; after the bar the rights. Sections without collections yet are left out. */
const ROLE_TABLE: Record<string, string> = {
	admin: 'contacts:w:all sales:w:all products:w:all settings:w:all members:w:all | delete assign',
	director:
		'contacts:w:all sales:w:all products:w:all settings:w:all members:w:all | delete assign',
	manager: 'contacts:w:all sales:w:all products:w:all members:r:all | delete assign',
	user: 'contacts:w:departments sales:w:departments products:r:all | assign',
	limited: 'contacts:w:own sales:w:own products:r:all |',
	salesRepresentative: 'contacts:w:departments sales:w:departments products:r:all | assign',
	telephonist: 'contacts:r:departments |',
	serviceTechnician: 'contacts:r:departments products:r:all |',
	complaints: 'contacts:w:departments sales:w:departments products:r:all | assign',
	invoicing: 'contacts:r:departments products:r:all |'
};

export const ROLE_NAMES = Object.keys(ROLE_TABLE);

/** Which section governs reading and writing a collection; '*' is everyone, '-' nobody. */
const SECTIONS: Record<string, [read: string, write: string]> = {
	members: ['*', '-'],
	departments: ['*', 'settings'],
	pipelines: ['sales', 'settings'],
	stages: ['sales', 'settings'],
	reasons: ['sales', 'settings'],
	products: ['products', 'products'],
	companies: ['contacts', 'contacts'],
	people: ['contacts', 'contacts'],
	deals: ['sales', 'sales']
};

const OWNED = new Set(['companies', 'people', 'deals']);
const CONTACTS = new Set(['companies', 'people']);
const MEMBERS_ONLY = new Set(['email', 'phone', 'manager', 'roles', 'departments']);

const LINKS: Record<string, Record<string, string>> = {
	members: { manager: 'members' },
	stages: { pipeline: 'pipelines' },
	companies: { owner: 'members', parent: 'companies' },
	people: { owner: 'members', company: 'companies' },
	deals: {
		owner: 'members',
		stage: 'stages',
		company: 'companies',
		person: 'people',
		reason: 'reasons'
	}
};

const SETS = new Set(['departments', 'products']);

const parsed = new Map<string, { grants: Grant[]; rights: Set<string> }>();

function roleOf(name: string) {
	let role = parsed.get(name);
	if (!role) {
		const [grants = '', rights = ''] = (ROLE_TABLE[name] ?? '|').split('|');
		role = {
			grants: grants.trim().split(/\s+/).filter(Boolean).map(grantFrom),
			rights: new Set(rights.trim().split(/\s+/))
		};
		parsed.set(name, role);
	}
	return role;
}

function grantFrom(text: string): Grant {
	const [section = '', level, rows = 'all'] = text.split(':');
	return { section, isWrite: level === 'w', rows: rows as Rows };
}

export function personFrom(id: string, facts: Facts | null): Person {
	return {
		id,
		isActive: facts !== null && facts.isActive === true && facts.deletedAt === undefined,
		roles: Array.isArray(facts?.roles) ? facts.roles.map(String) : [],
		departments: setOf(facts ?? {}, 'departments')
	};
}

function setOf(facts: Facts, field: string): string[] {
	const prefix = `${field}/`;
	return Object.keys(facts)
		.filter((key) => key.startsWith(prefix))
		.map((key) => key.slice(prefix.length));
}

/** Equal for people who see the same. */
export function scopeKey(person: Person): string {
	if (!person.isActive) return 'nobody';
	const isEverywhere = person.departments.length === 0;
	const readings = person.roles
		.flatMap((role) => roleOf(role).grants)
		.map(({ section, rows }) => [section, rows === 'departments' && isEverywhere ? 'all' : rows]);
	const uses = (wanted: Rows) => readings.some(([, rows]) => rows === wanted);
	return JSON.stringify([
		[...new Set(readings.map((reading) => reading.join(' ')))].sort(),
		uses('departments') ? person.departments.toSorted() : [],
		uses('own') ? person.id : ''
	]);
}

function admits(person: Person, { rows }: Grant, collection: string, facts: Facts): boolean {
	if (rows === 'all' || !OWNED.has(collection)) return true;
	if (rows === 'own') return facts.owner === undefined || facts.owner === person.id;
	if (person.departments.length === 0) return true;
	return setOf(facts, 'departments').some((id) => person.departments.includes(id));
}

function grantsOf(person: Person, section: string): Grant[] {
	if (!person.isActive) return [];
	return person.roles.flatMap((role) => roleOf(role).grants).filter((g) => g.section === section);
}

export function hasRight(person: Person, right: 'delete' | 'assign'): boolean {
	return person.isActive && person.roles.some((role) => roleOf(role).rights.has(right));
}

export function mayRead(person: Person, collection: string, facts: Facts): boolean {
	if (!person.isActive || facts.deletedAt !== undefined) return false;
	const [section] = SECTIONS[collection]!;
	return (
		section === '*' || grantsOf(person, section).some((g) => admits(person, g, collection, facts))
	);
}

export function mayWrite(person: Person, collection: string, facts: Facts): boolean {
	const [, section] = SECTIONS[collection]!;
	if (section === '-' || !mayRead(person, collection, facts)) return false;
	return grantsOf(person, section).some((g) => g.isWrite && admits(person, g, collection, facts));
}

export function mayDelete(person: Person, collection: string, facts: Facts): boolean {
	return (
		mayWrite(person, collection, facts) && (!CONTACTS.has(collection) || hasRight(person, 'delete'))
	);
}

export function mayReadField(person: Person, collection: string, key: string): boolean {
	const name = key.split('/')[0]!;
	const isMembersOnly = collection === 'members' && MEMBERS_ONLY.has(name);
	return !isMembersOnly || grantsOf(person, 'members').length > 0;
}

/** What of a record someone sees; null when nothing. */
export function shown(
	person: Person,
	collection: string,
	facts: Facts,
	find: Lookup
): Facts | null {
	if (!mayRead(person, collection, facts)) return null;
	const seen: Facts = {};
	for (const [key, value] of Object.entries(facts)) {
		if (!mayReadField(person, collection, key)) continue;
		const target = linkOf(collection, key, value);
		if (!target) seen[key] = value;
		else {
			const facts = find(...target);
			if (!facts || facts.deletedAt !== undefined) continue;
			if (mayRead(person, target[0], facts)) seen[key] = value;
			else if (!key.includes('/')) seen[key] = 'hidden';
		}
	}
	return seen;
}

/** Where a field leads, or null when it is no link. */
export function linkOf(collection: string, key: string, value: Value): [string, string] | null {
	const [name, element] = key.split('/') as [string, string?];
	if (element !== undefined) return SETS.has(name) ? [name, element] : null;
	const to = key === 'createdBy' ? 'members' : LINKS[collection]?.[key];
	return to ? [to, String(value)] : null;
}
