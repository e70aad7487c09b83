import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** How many sample deals there are that the member may remove. */
export const GET: RequestHandler = ({ locals: { app, session }, params }) => {
	const { project, scope } = app.auth.memberOf(session, params.project);
	return json({ deals: app.samples.count(project, scope) });
};

/** Adds a few deals to try things with. Needs the right to write sales and contacts. */
export const POST: RequestHandler = async ({ locals: { app, session }, params }) => {
	const { project, memberId, scope } = app.auth.memberOf(session, params.project);
	return json({ deals: await app.samples.add(project, memberId, scope) }, { status: 201 });
};

/** Deletes them again, but for what somebody has worked on. */
export const DELETE: RequestHandler = async ({ locals: { app, session }, params }) => {
	const { project, memberId, scope } = app.auth.memberOf(session, params.project);
	await app.samples.remove(project, memberId, scope);
	return new Response(null, { status: 204 });
};
