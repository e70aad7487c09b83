import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ locals, params }) => {
	const { project, memberId } = locals.app.auth.memberOf(locals.session, params.project);
	locals.app.imports.undo(project, memberId, params.id);
	return json(locals.app.imports.progress(project, memberId, params.id), { status: 202 });
};
