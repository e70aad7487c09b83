import { json } from '@sveltejs/kit';
import { auditQueryOf } from '#lib/server/audit-query.ts';
import type { RequestHandler } from './$types';

/** A page of the audit log, newest first; `?before=` goes on. Needs `members` write. */
export const GET: RequestHandler = async (event) => {
	const { app, session } = event.locals;
	const query = auditQueryOf(event);
	const page = await app.readings.read(session, () => {
		const { project, memberId } = app.auth.memberOf(session, event.params.project);
		return app.audit.read(app.db, project, memberId, query);
	});
	return json(page);
};

/** The same as a CSV file. That it was exported is noted. */
export const POST: RequestHandler = async (event) => {
	const { app, session } = event.locals;
	const { project, memberId: member } = app.auth.memberOf(session, event.params.project);
	const query = auditQueryOf(event);
	const exporting = {
		member,
		language: session?.language ?? 'en',
		address: event.getClientAddress()
	};
	const turn = () => app.readings.read(session, () => {});
	const csv = await app.audit.export(app.db, project, exporting, query, turn);
	return new Response(csv, { headers: { 'content-type': 'text/csv; charset=utf-8' } });
};
