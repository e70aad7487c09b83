import { json } from '@sveltejs/kit';
import { collectionOf, listQueryOf } from '#lib/server/list-query.ts';
import type { RequestHandler } from './$types';

/** Records of a collection that I may see, archived ones too, page by page. */
export const GET: RequestHandler = async ({ locals: { app, session }, params, url }) => {
	const collection = collectionOf(params.collection);
	const query = listQueryOf(url);
	const listed = await app.auth.readings.read(session, () => {
		const { project, scope } = app.auth.memberOf(session, params.project);
		return app.reading.list(project, scope, collection, query);
	});
	return json(listed);
};
