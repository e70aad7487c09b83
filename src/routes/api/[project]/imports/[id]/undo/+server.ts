import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = (event) => {
	const { locals, params } = event;
	const { project, memberId } = locals.app.auth.memberOf(locals.session, params.project);
	locals.app.imports.undo(project, memberId, params.id, event.getClientAddress());
	return json(locals.app.imports.progress(project, memberId, params.id), { status: 202 });
};
