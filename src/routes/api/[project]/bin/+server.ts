import { json } from '@sveltejs/kit';
import { binQueryOf } from '#lib/server/bin-query.ts';
import type { RequestHandler } from './$types';

/** Deleted records that I may restore, the last first; `?after=` goes on. */
export const GET: RequestHandler = async (event) => {
	const { app, session } = event.locals;
	const query = binQueryOf(event);
	const page = await app.readings.read(session, () => {
		const { project, scope } = app.auth.memberOf(session, event.params.project);
		return app.reading.bin(project, scope, query);
	});
	return json(page);
};
