/**
 * Who may do what, written a second time and apart (I4 of docs/SYNC.md), so that a mistake in
 * `src/lib/model/rights.ts` shows. Nothing here is imported from the product.
 */

export type Value = unknown;
export type Facts = Record<string, Value>;

/** A record by `collection` and `id`; null when there never was one. */
export type Lookup = (collection: string, id: string) => Facts | null;

/** The records of one moment. */
export interface Moment {
	find: Lookup;
	all(): Iterable<[collection: string, id: string, facts: Facts]>;
}

export interface Person {
	id: string;
	isActive: boolean;
	departments: string[];
	grants: Grant[];
	rights: Set<string>;
}

interface Grant {
	section: string;
	isWrite: boolean;
	rows: string;
	/** Whose, which departments', or shared with whom: what the row rule speaks of. */
	ids: string[];
	hidden: string[];
	locked: string[];
}

type Right = 'deleteContacts' | 'assign' | 'importExport';

/** `section:r|w:rows`; after the bar the rights. As FEATURES B02 and B03 describe the roles. */
const EVERYTHING =
	'contacts:w activities:w sales:w tasks:w documents:w invoices:w products:w reports:w settings:w members:w';
const ROLE_TABLE: Record<string, string> = {
	admin: `${EVERYTHING} | deleteContacts assign importExport finalDeletion deleteProject`,
	director: `${EVERYTHING} | deleteContacts assign importExport finalDeletion`,
	manager:
		'contacts:w activities:w sales:w tasks:w documents:w invoices:w products:w reports:w members:r | deleteContacts assign importExport',
	user: 'contacts:w:departments activities:w:departments sales:w:departments tasks:w:departments documents:w:departments invoices:w:departments products:r | assign',
	limited: 'contacts:w:own activities:w:own sales:w:own tasks:w:own documents:w:own products:r |',
	salesRepresentative:
		'contacts:w:departments activities:w:departments sales:w:departments tasks:w:departments documents:w:departments products:r | assign',
	telephonist: 'contacts:r:departments activities:w:departments tasks:w:own |',
	serviceTechnician: 'contacts:r:departments activities:w:departments tasks:w:own products:r |',
	complaints:
		'contacts:w:departments activities:w:departments sales:w:departments tasks:w:departments products:r | assign',
	invoicing: 'contacts:r:departments invoices:w products:r |',
	externalTelephonist: 'contacts:r:shared activities:w:shared |'
};

export const ROLE_NAMES = Object.keys(ROLE_TABLE);

/** Which section governs reading and writing a collection; '*' is everyone, '-' nobody. */
const SECTIONS: Record<string, [read: string, write: string]> = {
	members: ['*', '-'],
	roles: ['*', '-'],
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
/** What only those see who may see members. */
const MEMBERS_ONLY: Record<string, RegExp> = {
	members: /^(email|phone|manager|roles|departments|given|withheld)$/,
	roles: /^(?!name$|created)/
};

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

const SETS: Record<string, string> = {
	departments: 'departments',
	products: 'products',
	shares: 'members'
};

type Access = { level: string; rows?: string; hidden?: string[]; locked?: string[] };

/** What a role gives: by its record once somebody has changed it, but an Admin may do everything. */
function roleOf(name: string, find: Lookup): { accesses: [string, Access][]; rights: string[] } {
	const changed = name === 'admin' ? null : find('roles', recordOf(name));
	if (changed && changed.deletedAt === undefined) {
		const accesses = Object.entries(changed).filter(([, value]) => isAccess(value));
		return {
			accesses: accesses as [string, Access][],
			rights: (changed.rights ?? []) as string[]
		};
	}
	const [grants = '', rights = ''] = (ROLE_TABLE[name] ?? '|').split('|');
	const accesses = grants.trim().split(/\s+/).filter(Boolean).map(accessFrom);
	return { accesses, rights: rights.trim().split(/\s+/) };
}

function isAccess(value: Value): boolean {
	return typeof value === 'object' && value !== null && 'level' in value;
}

function accessFrom(text: string): [string, Access] {
	const [section = '', level, rows = 'all'] = text.split(':');
	return [section, { level: level === 'w' ? 'write' : 'read', rows }];
}

function recordOf(role: string): string {
	return role in ROLE_TABLE ? `builtin-${role}` : role;
}

export function personFrom(id: string, moment: Moment): Person {
	const facts = moment.find('members', id) ?? {};
	const isActive = facts.isActive === true && facts.deletedAt === undefined;
	const departments = setOf(facts, 'departments');
	const names = isActive && Array.isArray(facts.roles) ? facts.roles.map(String) : [];
	const roles = names.map((name) => roleOf(name, moment.find));
	const rights = new Set(roles.flatMap((role) => role.rights));
	for (const right of (facts.given ?? []) as string[]) rights.add(right);
	for (const right of (facts.withheld ?? []) as string[]) rights.delete(right);
	const known: Record<string, () => string[]> = {
		departments: () => departments,
		own: () => [id],
		reports: () => [id, ...reportsOf(id, moment)],
		shared: () => [id, ...names.map(recordOf)]
	};
	const grants = roles
		.flatMap((role) => role.accesses)
		.map(([section, { level, rows = 'all', hidden = [], locked = [] }]) => {
			const isEverywhere = rows === 'departments' && departments.length === 0;
			const rule = isEverywhere ? 'all' : rows;
			const ids = (known[rule]?.() ?? []).toSorted();
			return { section, isWrite: level === 'write', rows: rule, ids, hidden, locked };
		});
	return { id, isActive, departments, grants, rights };
}

function reportsOf(id: string, moment: Moment): string[] {
	return [...moment.all()].flatMap(([collection, other, { manager, deletedAt }]) =>
		collection === 'members' && manager === id && deletedAt === undefined ? [other] : []
	);
}

function setOf(facts: Facts, field: string): string[] {
	const prefix = `${field}/`;
	return Object.keys(facts)
		.filter((key) => key.startsWith(prefix))
		.map((key) => key.slice(prefix.length));
}

/** Equal for people who see the same. */
export function scopeKey({ isActive, grants }: Person): string {
	if (!isActive) return 'nobody';
	const readings = grants.map(({ section, rows, ids, hidden }) =>
		JSON.stringify([section, rows, ids, hidden.toSorted()])
	);
	return [...new Set(readings)].sort().join();
}

function admits({ rows, ids }: Grant, collection: string, facts: Facts): boolean {
	if (rows === 'all' || !OWNED.has(collection)) return true;
	if (rows === 'own') return facts.owner === undefined || ids.includes(String(facts.owner));
	if (rows === 'reports') return ids.includes(String(facts.owner));
	if (rows === 'departments') return setOf(facts, 'departments').some((id) => ids.includes(id));
	return [...setOf(facts, 'shares'), ...setOf(facts, 'roleShares')].some((id) => ids.includes(id));
}

/** Which of somebody's grants speak of a record, and of this field of it. */
function grantsOn(person: Person, section: string, collection: string, facts: Facts, key?: string) {
	if (!person.isActive) return [];
	const name = key?.split('/')[0];
	return person.grants.filter(
		(grant) =>
			grant.section === section &&
			admits(grant, collection, facts) &&
			!grant.hidden.includes(`${collection}.${name}`) &&
			!(grant.rows === 'shared' && /^(shares|roleShares)$/.test(name ?? ''))
	);
}

export function hasRight(person: Person, right: Right): boolean {
	return person.isActive && person.rights.has(right);
}

export function mayRead(person: Person, collection: string, facts: Facts): boolean {
	if (!person.isActive || facts.deletedAt !== undefined) return false;
	const [section] = SECTIONS[collection]!;
	return section === '*' || grantsOn(person, section, collection, facts).length > 0;
}

/** Whether somebody may write a record, or one field of it. */
export function mayWrite(person: Person, collection: string, facts: Facts, key?: string): boolean {
	const [, section] = SECTIONS[collection]!;
	if (section === '-' || !mayRead(person, collection, facts)) return false;
	const locked = `${collection}.${key?.split('/')[0]}`;
	return grantsOn(person, section, collection, facts, key).some(
		(grant) => grant.isWrite && !grant.locked.includes(locked)
	);
}

export function mayDelete(person: Person, collection: string, facts: Facts): boolean {
	return (
		mayWrite(person, collection, facts) &&
		(!CONTACTS.has(collection) || hasRight(person, 'deleteContacts'))
	);
}

export function mayReadField(
	person: Person,
	collection: string,
	facts: Facts,
	key: string
): boolean {
	const [section] = SECTIONS[collection]!;
	const name = key.split('/')[0]!;
	if (MEMBERS_ONLY[collection]?.test(name)) {
		return person.isActive && person.grants.some((grant) => grant.section === 'members');
	}
	return section === '*' || grantsOn(person, section, collection, facts, key).length > 0;
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
		if (!mayReadField(person, collection, facts, key)) continue;
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
	if (element !== undefined) return SETS[name] ? [SETS[name], element] : null;
	const to = key === 'createdBy' ? 'members' : LINKS[collection]?.[key];
	return to ? [to, String(value)] : null;
}
