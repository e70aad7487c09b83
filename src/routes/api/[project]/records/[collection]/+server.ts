import { json } from '@sveltejs/kit';
import { collectionOf, listQueryOf } from '#lib/server/list-query.ts';
import type { RequestHandler } from './$types';

/** Records of a collection that I may see, archived ones too, page by page. */
export const GET: RequestHandler = async (event) => {
	const { app, session } = event.locals;
	const collection = collectionOf(event);
	const query = listQueryOf(event);
	const listed = await app.readings.read(session, () => {
		const { project, scope } = app.auth.memberOf(session, event.params.project);
		return app.reading.list(project, scope, collection, query);
	});
	return json(listed);
};
