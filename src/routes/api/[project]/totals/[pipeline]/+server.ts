import { json } from '@sveltejs/kit';
import { listQueryOf } from '#lib/server/list-query.ts';
import type { RequestHandler } from './$types';

/** Counts and sums, by stage, of the deals that are not on devices. */
export const GET: RequestHandler = async (event) => {
	const { params } = event;
	const { app, session } = event.locals;
	const query = listQueryOf(event);
	const totals = await app.readings.read(session, () => {
		const { project, scope } = app.auth.memberOf(session, params.project);
		return app.archivedTotals.of(project, scope, params.pipeline, query);
	});
	return json(totals);
};
