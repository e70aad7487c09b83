import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Every row that the import refused. */
export const GET: RequestHandler = ({ locals, params }) => {
	const { project, memberId } = locals.app.auth.memberOf(locals.session, params.project);
	return json(locals.app.imports.bad(project, memberId, params.id));
};
