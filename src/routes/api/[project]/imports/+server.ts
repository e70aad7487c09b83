import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The newest imports of the project. */
export const GET: RequestHandler = ({ locals, params }) => {
	const { project, memberId } = locals.app.auth.memberOf(locals.session, params.project);
	return json(locals.app.imports.latest(project, memberId));
};

/** Begins an import: lines of JSON, the order first and a row on each of the others. */
export const POST: RequestHandler = async (event) => {
	const { locals, params, request } = event;
	const { project, memberId } = locals.app.auth.memberOf(locals.session, params.project);
	const started = await locals.app.imports.start(
		project,
		memberId,
		request.body ?? [],
		event.getClientAddress()
	);
	return json(started, { status: 202 });
};
