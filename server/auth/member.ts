import type { Fields } from '#lib/model/json.ts';
import { hasSection } from '#lib/model/rights.ts';
import type { Scope } from '#lib/model/scope.ts';
import { elementsOf } from '#lib/model/rows.ts';
import { SpoluError } from '../errors.ts';
import { Scopes } from '../scopes/scopes.ts';
import type { Memberships } from './memberships.ts';
import type { Project, Projects, Records } from './projects.ts';
import type { Session } from './sessions.ts';

/** Who asks, in which project, and what they may do there. */
export interface Standing<P extends Project = Project> {
	project: P;
	memberId: string;
	scope: Scope;
}

/** Whether this member may be in the project at present. */
export function isPresent(member: Fields | null): member is Fields {
	return member !== null && member.isActive === true && !member.deletedAt;
}

export function rolesOf(member: Fields): string[] {
	return Array.isArray(member.roles) ? member.roles.map(String) : [];
}

export function departmentsOf(member: Fields): string[] {
	return elementsOf(member, 'departments');
}

/** The scope of a member who may manage others. @throws SpoluError `forbidden` */
export function managerScope(records: Records, memberId: string): Scope {
	const member = records.get('members', memberId);
	if (!isPresent(member)) throw new SpoluError('forbidden', 'settings.mayNotManage');
	const scope = new Scopes(records).ofFields(memberId, member);
	if (hasSection(scope, 'members', 'write')) return scope;
	throw new SpoluError('forbidden', 'settings.mayNotManage');
}

/**
 * Who the signed-in person is in a project, named by slug or id.
 *
 * @throws SpoluError `signed_out`; `not_found` for a project that is not there or not theirs alike
 */
export function standingOf<P extends Project>(
	projects: Projects<P>,
	memberships: Memberships,
	session: Pick<Session, 'accountId'> | null,
	idOrSlug: string
): Standing<P> {
	if (!session) throw new SpoluError('signed_out', 'auth.signedOut');
	const project = projects.find(idOrSlug);
	const membership = project && memberships.find(session.accountId, project.id);
	if (!project || !membership || !isPresent(project.get('members', membership.memberId))) {
		throw new SpoluError('not_found', 'auth.notFound');
	}
	const { memberId } = membership;
	return { project, memberId, scope: project.scopeOf(memberId) };
}
