import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** What an import would do; takes the same lines as one. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const { project, memberId } = locals.app.auth.memberOf(locals.session, params.project);
	return json(await locals.app.imports.rehearse(project, memberId, request.body ?? []));
};
