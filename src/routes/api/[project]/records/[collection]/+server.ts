import { json } from '@sveltejs/kit';
import { collectionOf, listQueryOf } from '#lib/server/list-query.ts';
import type { RequestHandler } from './$types';

/** Records of a collection that I may see, archived ones too, page by page. */
export const GET: RequestHandler = ({ locals, params, url }) => {
	const { project, scope } = locals.app.auth.memberOf(locals.session, params.project);
	const collection = collectionOf(params.collection);
	return json(locals.app.reading.list(project, scope, collection, listQueryOf(url)));
};
