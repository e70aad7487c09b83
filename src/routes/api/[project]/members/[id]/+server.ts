import { answer, failure } from '#lib/server/failures.ts';
import { memberChange, posted } from '#lib/server/forms.ts';
import type { RequestHandler } from './$types';

/** Changes who a member is and what they may do. Needs `members` write. */
export const PATCH: RequestHandler = async (event) => {
	const { locals, params, request } = event;
	const { auth } = locals.app;
	const { project, memberId } = auth.memberOf(locals.session, params.project);
	const { value, errors } = await posted(request, memberChange);
	if (errors) return answer(event, failure(400, Object.values(errors)[0]));
	const here = auth.reachedFrom(project, event.getClientAddress());
	await auth.team.change(here, memberId, params.id, value);
	return new Response(null, { status: 204 });
};
