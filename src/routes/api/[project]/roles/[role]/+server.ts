import { answer, failure } from '#lib/server/failures.ts';
import { posted } from '#lib/server/forms.ts';
import { roleDefinition } from '#lib/server/role-forms.ts';
import type { RequestHandler } from './$types';

/** Changes what a role lets one do. Needs `members` write. */
export const PUT: RequestHandler = async (event) => {
	const { locals, params, request } = event;
	const { auth } = locals.app;
	const { project, memberId } = auth.memberOf(locals.session, params.project);
	const { value, errors } = await posted(request, roleDefinition);
	if (errors) return answer(event, failure(400, Object.values(errors)[0]));
	await auth.roles.change(project, memberId, params.role, value);
	return new Response(null, { status: 204 });
};

/** Deletes an own role that nobody has, or makes a built-in one what it was. Needs `members` write. */
export const DELETE: RequestHandler = async ({ locals, params }) => {
	const { auth } = locals.app;
	const { project, memberId } = auth.memberOf(locals.session, params.project);
	await auth.roles.remove(project, memberId, params.role);
	return new Response(null, { status: 204 });
};
