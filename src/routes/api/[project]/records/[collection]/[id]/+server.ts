import { json } from '@sveltejs/kit';
import { refuse } from '#lib/server/failures.ts';
import { collectionOf } from '#lib/server/list-query.ts';
import type { RequestHandler } from './$types';

/** One record as I may see it; what I may not see is not there. */
export const GET: RequestHandler = (event) => {
	const { locals, params } = event;
	const { project, scope } = locals.app.auth.memberOf(locals.session, params.project);
	const row = locals.app.reading.record(project, scope, collectionOf(event), params.id);
	return row ? json(row) : refuse(event, 404);
};
