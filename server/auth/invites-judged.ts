import { newId } from '#lib/model/ids.ts';
import { covers } from '#lib/model/covering.ts';
import type { Fields } from '#lib/model/json.ts';
import { SpoluError } from '../errors.ts';
import { Scopes } from '../scopes/scopes.ts';
import { managerScope } from './member.ts';
import type { Memberships } from './memberships.ts';
import type { Records } from './projects.ts';

/** What an invite gives. */
export interface Grantable {
	roles: readonly string[];
	departments: readonly string[];
}

/** Whom it gives it to: a listed member without sign-in, or someone new. */
interface Invited {
	projectId: string;
	memberId: string | null;
}

interface Standing extends Grantable, Invited {
	createdBy: string;
}

/** What is said of an invite that cannot be used, whatever is wrong with it. */
export const gone = () => new SpoluError('not_found', 'auth.inviteGone');

/** Nobody grants more than they hold, also to whom is listed already; departments must be there. */
export function judgeOffer(
	records: Records,
	maker: string,
	{ roles, departments, memberId }: Grantable & { memberId?: string | null | undefined }
): void {
	const holder = managerScope(records, maker);
	const scopes = new Scopes(records);
	if (roles.length === 0 || !roles.every(scopes.role)) {
		throw new SpoluError('invalid', 'settings.chooseRole');
	}
	for (const id of departments) {
		const department = records.get('departments', id);
		if (!department || department.deletedAt !== undefined) {
			throw new SpoluError('invalid', 'settings.departmentGone');
		}
	}
	const elements = departments.map((id) => [`departments/${id}`, true]);
	const offered: Fields = { roles: [...roles], ...Object.fromEntries(elements) };
	const id = memberId ?? newId();
	const listed = (memberId && records.get('members', memberId)) || {};
	// What a listed member has of their own stays with them.
	const { given = null, withheld = null } = listed;
	for (const fields of [listed, { ...offered, given, withheld }]) {
		if (covers(holder, scopes.ofFields(id, fields))) continue;
		throw new SpoluError('forbidden', 'settings.beyondYou');
	}
}

/** Whoever is listed must be there, and have no sign-in yet. */
export function judgeInvited(
	records: Records,
	{ projectId, memberId }: Invited,
	memberships: Memberships
): void {
	if (memberId === null) return;
	const member = records.get('members', memberId);
	if (!member || member.deletedAt !== undefined) throw new SpoluError('not_found', 'auth.notFound');
	if (memberships.accountOf(projectId, memberId) !== undefined) {
		throw new SpoluError('conflict', 'settings.signsInAlready');
	}
}

/** Whether an invite that was right when it was made is right now. @throws SpoluError `not_found` */
export function judgeStill(invite: Standing, records: Records, memberships: Memberships): void {
	try {
		judgeOffer(records, invite.createdBy, invite);
		judgeInvited(records, invite, memberships);
	} catch (error) {
		throw error instanceof SpoluError ? gone() : error;
	}
}
