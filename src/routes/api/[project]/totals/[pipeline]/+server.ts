import { json } from '@sveltejs/kit';
import { listQueryOf } from '#lib/server/list-query.ts';
import type { RequestHandler } from './$types';

/** Counts and sums, by stage, of the deals that are not on devices. */
export const GET: RequestHandler = async ({ locals: { app, session }, params, url }) => {
	const query = listQueryOf(url);
	const totals = await app.auth.readings.read(session, () => {
		const { project, scope } = app.auth.memberOf(session, params.project);
		return app.archivedTotals.of(project, scope, params.pipeline, query);
	});
	return json(totals);
};
