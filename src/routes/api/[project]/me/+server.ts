import { json } from '@sveltejs/kit';
import { SCHEMA_VERSION } from '#lib/model/collections.ts';
import type { RequestHandler } from './$types';

/** Who I am in a project, what I may do, and which replica is mine: all that a page needs to open. */
export const GET: RequestHandler = ({ locals, params }) => {
	const { app, session } = locals;
	const { project, memberId, scope } = app.auth.memberOf(session, params.project);
	const { id, slug, settings } = project;
	return json({
		schema: SCHEMA_VERSION,
		incarnation: app.incarnation.id,
		replica: app.collaboration.replicasOf(project).nameFor(scope),
		project: { id, slug, ...settings },
		member: memberId,
		scope,
		account: {
			name: session?.name,
			email: session?.email,
			showPresence: session?.showPresence,
			projects: session ? app.auth.projectsOf(session.accountId).length : 0
		}
	});
};
