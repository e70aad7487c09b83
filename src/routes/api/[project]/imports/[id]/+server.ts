import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params }) => {
	const { project, memberId } = locals.app.auth.memberOf(locals.session, params.project);
	return json(locals.app.imports.progress(project, memberId, params.id));
};

/** Cancels: what is in stays. */
export const DELETE: RequestHandler = ({ locals, params }) => {
	const { project, memberId } = locals.app.auth.memberOf(locals.session, params.project);
	locals.app.imports.cancel(project, memberId, params.id);
	return json(locals.app.imports.progress(project, memberId, params.id));
};
