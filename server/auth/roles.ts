import { covers } from '#lib/model/covering.ts';
import { isLawful } from '#lib/model/field-rights.ts';
import type { Access, Right } from '#lib/model/grants.ts';
import type { Fields } from '#lib/model/json.ts';
import { isRoleId, roleRecord } from '#lib/model/role-ids.ts';
import { newId } from '#lib/model/ids.ts';
import type { Scope } from '#lib/model/scope.ts';
import { SECTIONS, type Section } from '#lib/model/sections.ts';
import { SpoluError } from '../errors.ts';
import { Scopes } from '../scopes/scopes.ts';
import { isPresent, managerScope, rolesOf } from './member.ts';
import type { Pen, Project, Records } from './projects.ts';

/** All that a role is. A built-in one without a name has the one of the viewer's language. */
export interface RoleDefinition {
	name: string | null;
	access: Partial<Record<Section, Access>>;
	rights: readonly Right[];
}

/** Changing what roles let one do. Nobody gives or takes more than they hold themselves. */
export class Roles {
	/**
	 * Makes a role of the project's own, and gives its id.
	 *
	 * @throws SpoluError `forbidden` without `members` write, or beyond what `by` holds; `invalid`
	 */
	create(project: Project, by: string, definition: RoleDefinition): Promise<string> {
		return project.commit({ member: by, via: 'server' }, (log) => {
			const holder = managerScope(log, by);
			const id = newId();
			log.create('roles', checked(log, id, definition), id);
			requireCovered(log, holder, id);
			return id;
		});
	}

	/**
	 * Makes a role what the definition says.
	 *
	 * @throws SpoluError as `create` does; `not_found`
	 */
	change(project: Project, by: string, role: string, definition: RoleDefinition): Promise<void> {
		return project.commit({ member: by, via: 'server' }, (log) => {
			const holder = managerScope(log, by);
			requireChangeable(log, role);
			requireCovered(log, holder, role);
			const record = roleRecord(role);
			const fields = checked(log, role, definition);
			const before = log.get('roles', record);
			if (before) log.set('roles', record, changedIn(before, { ...fields, deletedAt: null }));
			else log.create('roles', fields, record);
			requireCovered(log, holder, role);
		});
	}

	/**
	 * Deletes a role of the project's own that nobody has, or makes a built-in one what it was.
	 *
	 * @throws SpoluError as `change` does; `conflict` while somebody has it
	 */
	remove(project: Project, by: string, role: string): Promise<void> {
		return project.commit({ member: by, via: 'server' }, (log) => {
			const holder = managerScope(log, by);
			requireChangeable(log, role);
			requireCovered(log, holder, role);
			const record = roleRecord(role);
			if (!isRoleId(role)) requireUnused(log, role);
			if (log.get('roles', record)) log.set('roles', record, { deletedAt: Date.now() });
			requireCovered(log, holder, role);
		});
	}
}

/** A definition as a record, every section named: what is absent is none. */
export function fieldsOf({ name, access, rights }: RoleDefinition): Fields {
	const accesses = SECTIONS.map((section) => [section, access[section] ?? null]);
	return { name, rights: [...new Set(rights)], ...Object.fromEntries(accesses) };
}

function checked(records: Records, role: string, definition: RoleDefinition): Fields {
	const { name, access } = definition;
	if (name === null && !isRoleId(role)) throw new SpoluError('invalid', 'rights.nameNeeded');
	if (name !== null && isTaken(records, role, name)) {
		throw new SpoluError('invalid', 'rights.nameTaken');
	}
	for (const section of SECTIONS) {
		const given = access[section];
		if (given && !isLawful(section, given)) throw new SpoluError('invalid', 'rights.wrongField');
	}
	return fieldsOf(definition);
}

function isTaken(records: Records, role: string, name: string): boolean {
	const own = roleRecord(role);
	const others = [...records.all('roles')].filter(({ id }) => id !== own);
	return others.some(({ fields }) => folded(fields.name) === folded(name));
}

function folded(name: unknown): string {
	return String(name ?? '')
		.trim()
		.toLowerCase();
}

function changedIn(before: Fields, now: Fields): Fields {
	const changed = Object.entries(now).filter(
		([key, value]) => JSON.stringify(before[key] ?? null) !== JSON.stringify(value)
	);
	return Object.fromEntries(changed);
}

/** An Admin may do everything: that is what nobody can take away. */
function requireChangeable(records: Records, role: string): void {
	if (role === 'admin') throw new SpoluError('forbidden', 'rights.admin');
	if (new Scopes(records).role(role) === null) throw new SpoluError('not_found', 'rights.gone');
}

function requireUnused(log: Pen, role: string): void {
	const members = [...log.all('members')].filter(({ fields }) => isPresent(fields));
	const n = members.filter(({ fields }) => rolesOf(fields).includes(role)).length;
	if (n > 0) throw new SpoluError('conflict', 'rights.hasMembers', { n });
}

/** As if somebody new had it, who is in no department. */
function requireCovered(records: Records, holder: Scope, role: string): void {
	const scope = new Scopes(records).ofFields(newId(), { roles: [role] });
	if (!covers(holder, scope)) throw new SpoluError('forbidden', 'settings.beyondYou');
}
