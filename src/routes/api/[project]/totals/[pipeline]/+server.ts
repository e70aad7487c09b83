import { json } from '@sveltejs/kit';
import { listQueryOf } from '#lib/server/list-query.ts';
import type { RequestHandler } from './$types';

/** Counts and sums, by stage, of the deals that are not on devices. */
export const GET: RequestHandler = ({ locals, params, url }) => {
	const { project, scope } = locals.app.auth.memberOf(locals.session, params.project);
	const query = listQueryOf(url);
	return json(locals.app.archivedTotals.of(project, scope, params.pipeline, query));
};
