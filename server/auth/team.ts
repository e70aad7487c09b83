import type { CollectionName } from '#lib/model/collections.ts';
import type { Fields } from '#lib/model/json.ts';
import { covers } from '#lib/model/covering.ts';
import type { Right } from '#lib/model/grants.ts';
import type { Scope } from '#lib/model/scope.ts';
import { SpoluError } from '../errors.ts';
import { Scopes } from '../scopes/scopes.ts';
import { handOver } from './hand-over.ts';
import { departmentsOf, managerScope, isPresent, rolesOf } from './member.ts';
import type { Memberships } from './memberships.ts';
import type { Pen, Project, Records } from './projects.ts';

/** What is changed about a member; what is absent stays. */
export interface MemberChange {
	name?: string | undefined;
	phone?: string | null | undefined;
	roles?: readonly string[] | undefined;
	departments?: readonly string[] | undefined;
	manager?: string | null | undefined;
	/** Rights that they have, or lack, whatever their roles say. */
	given?: readonly Right[] | undefined;
	withheld?: readonly Right[] | undefined;
}

/** So many records change hands in one commit: others wait for it. */
const SLICE = 100;

/** Changing who is in a project and what they may do. Nobody gives or takes more than they hold themselves. */
export class Team {
	readonly #memberships: Memberships;

	constructor(memberships: Memberships) {
		this.#memberships = memberships;
	}

	/**
	 * Changes a member in the name of another.
	 *
	 * @throws SpoluError `forbidden` without `members` write, or beyond what `by` holds; `not_found`;
	 * `invalid`; `conflict` when the project would be without an Admin
	 */
	change(project: Project, by: string, id: string, change: MemberChange): Promise<void> {
		return project.commit({ member: by, via: 'server' }, (log) => {
			const holder = managerScope(log, by);
			const before = there(log, id);
			// Who they are themselves is nobody's to be asked for.
			if (by !== id) requireCovered(log, holder, id);
			log.set('members', id, patchOf(log, before, id, change));
			requireCovered(log, holder, id);
			// Whoever manages others sees what is theirs: that is given and taken as well.
			for (const one of managersIn(log, before, change)) requireCovered(log, holder, one);
			this.#keepAdmin(project, log, before);
		});
	}

	/**
	 * Ends a member's time in the project: first what they own goes to `heir`, or to nobody, in short
	 * slices, then they are listed as somebody who has left. Cut short, it can be done again.
	 *
	 * @throws SpoluError as `change` does
	 */
	async deactivate(project: Project, by: string, id: string, heir: string | null): Promise<void> {
		const author = { member: by, via: 'server' } as const;
		while (
			await project.commit(author, (log) => {
				this.#judgeLeaving(project, log, by, id, heir);
				return handOver(log, managerScope(log, by), { from: id, to: heir, most: SLICE }) === SLICE;
			})
		);
		await project.commit(author, (log) => {
			const before = this.#judgeLeaving(project, log, by, id, heir);
			handOver(log, managerScope(log, by), { from: id, to: heir, most: Infinity });
			log.set('members', id, { isActive: null });
			this.#keepAdmin(project, log, before);
		});
	}

	/** Brings somebody back who has left, with what they were. @throws SpoluError as `change` does */
	reactivate(project: Project, by: string, id: string): Promise<void> {
		return project.commit({ member: by, via: 'server' }, (log) => {
			requireCovered(log, managerScope(log, by), id);
			log.set('members', id, { isActive: true });
		});
	}

	#judgeLeaving(project: Project, log: Pen, by: string, id: string, heir: string | null): Fields {
		const holder = managerScope(log, by);
		const before = there(log, id);
		if (by !== id) requireCovered(log, holder, id);
		if (heir !== null && (heir === id || !isPresent(log.get('members', heir)))) {
			throw new SpoluError('invalid', 'settings.member.heirGone');
		}
		const admins = this.#admins(project, log);
		if (admins.length === 1 && admins[0] === id) throw lastAdmin();
		return before;
	}

	#keepAdmin(project: Project, log: Pen, before: Fields): void {
		const wasAdmin = isPresent(before) && rolesOf(before).includes('admin');
		if (wasAdmin && this.#admins(project, log).length === 0) throw lastAdmin();
	}

	/** The Admins who can sign in. */
	#admins(project: Project, log: Pen): string[] {
		const signingIn = new Set(
			this.#memberships.ofProject(project.id).map(({ memberId }) => memberId)
		);
		return [...log.all('members')]
			.filter(({ id, fields }) => signingIn.has(id) && isPresent(fields))
			.filter(({ fields }) => rolesOf(fields).includes('admin'))
			.map(({ id }) => id);
	}
}

const lastAdmin = () => new SpoluError('conflict', 'settings.member.lastAdmin');

function there(records: Records, id: string): Fields {
	const member = records.get('members', id);
	if (member && member.deletedAt === undefined) return member;
	throw new SpoluError('not_found', 'auth.notFound');
}

function requireCovered(records: Records, holder: Scope, id: string): void {
	const scope = new Scopes(records).ofFields(id, there(records, id));
	if (!covers(holder, scope)) throw new SpoluError('forbidden', 'settings.beyondYou');
}

/** Who manages somebody no more, and who does from now on. */
function managersIn(records: Records, before: Fields, { manager }: MemberChange): string[] {
	if (manager === undefined || (before.manager ?? null) === manager) return [];
	return [before.manager, manager].filter(
		(id): id is string => typeof id === 'string' && !records.get('members', id)?.deletedAt
	);
}

function patchOf(records: Records, before: Fields, id: string, change: MemberChange): Fields {
	const { name, phone, roles, departments, manager, given, withheld } = change;
	const patch: Fields = {};
	if (name !== undefined) patch.name = name;
	if (phone !== undefined) patch.phone = phone;
	if (given !== undefined) patch.given = listOrNone(given);
	if (withheld !== undefined) patch.withheld = listOrNone(withheld);
	if (roles !== undefined) {
		if (!roles.every(new Scopes(records).role)) {
			throw new SpoluError('invalid', 'settings.chooseRole');
		}
		patch.roles = [...new Set(roles)];
	}
	if (departments !== undefined) {
		for (const one of departments) requireThere(records, 'departments', one);
		for (const one of departmentsOf(before)) patch[`departments/${one}`] = null;
		for (const one of departments) patch[`departments/${one}`] = true;
	}
	if (manager !== undefined) {
		if (manager !== null) requireManager(records, id, manager);
		patch.manager = manager;
	}
	return patch;
}

function listOrNone(rights: readonly Right[]): Right[] | null {
	return rights.length > 0 ? [...new Set(rights)] : null;
}

function requireThere(records: Records, collection: CollectionName, id: string): void {
	const fields = records.get(collection, id);
	if (fields && fields.deletedAt === undefined) return;
	throw new SpoluError('invalid', 'settings.departmentGone');
}

/** Whoever manages somebody is in the project, and is not managed by them, nor by those whom they manage. */
function requireManager(records: Records, id: string, manager: string): void {
	const seen = new Set([id]);
	for (let above: unknown = manager; typeof above === 'string';) {
		const member = records.get('members', above);
		if (seen.has(above) || (above === manager && !isPresent(member))) {
			throw new SpoluError('invalid', 'settings.member.wrongManager');
		}
		seen.add(above);
		above = member?.manager;
	}
}
