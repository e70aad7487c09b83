import { error, json } from '@sveltejs/kit';
import { collectionOf } from '#lib/server/list-query.ts';
import type { RequestHandler } from './$types';

/** One record as I may see it; what I may not see is not there. */
export const GET: RequestHandler = ({ locals, params }) => {
	const { project, scope } = locals.app.auth.memberOf(locals.session, params.project);
	const row = locals.app.reading.record(project, scope, collectionOf(params.collection), params.id);
	if (!row) error(404, 'not_found');
	return json(row);
};
