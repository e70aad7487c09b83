import { json } from '@sveltejs/kit';
import { SCHEMA_VERSION } from '#lib/model/collections.ts';
import type { RequestHandler } from './$types';

/** Who I am in a project, what I may do, and which replica is mine: all that a page needs to open. */
export const GET: RequestHandler = ({ locals, params }) => {
	const { project, memberId, scope } = locals.app.auth.memberOf(locals.session, params.project);
	const { id, slug, settings } = project;
	const { name, currency, timeZone, language, closedDays } = settings;
	return json({
		schema: SCHEMA_VERSION,
		incarnation: locals.app.incarnation.id,
		replica: locals.app.collaboration.replicasOf(project).nameFor(scope),
		project: { id, slug, name, currency, timeZone, language, closedDays },
		member: memberId,
		scope,
		account: {
			name: locals.session?.name,
			email: locals.session?.email,
			showPresence: locals.session?.showPresence
		}
	});
};
