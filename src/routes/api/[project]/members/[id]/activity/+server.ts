import { answer, failure } from '#lib/server/failures.ts';
import { leaving, posted } from '#lib/server/forms.ts';
import type { RequestHandler } from './$types';

/** A member who has left is back. Needs `members` write. */
export const POST: RequestHandler = async (event) => {
	const { locals, params } = event;
	const { auth } = locals.app;
	const { project, memberId } = auth.memberOf(locals.session, params.project);
	const here = auth.reachedFrom(project, event.getClientAddress());
	await auth.team.reactivate(here, memberId, params.id);
	return new Response(null, { status: 204 });
};

/** A member leaves, and what they own goes to `heir`. Needs `members` write. */
export const DELETE: RequestHandler = async (event) => {
	const { locals, params, request } = event;
	const { auth } = locals.app;
	const { project, memberId } = auth.memberOf(locals.session, params.project);
	const { value, errors } = await posted(request, leaving);
	if (errors) return answer(event, failure(400, Object.values(errors)[0]));
	const here = auth.reachedFrom(project, event.getClientAddress());
	await auth.team.deactivate(here, memberId, params.id, value.heir);
	return new Response(null, { status: 204 });
};
