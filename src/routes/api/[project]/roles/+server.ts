import { json } from '@sveltejs/kit';
import { answer, failure } from '#lib/server/failures.ts';
import { posted } from '#lib/server/forms.ts';
import { roleDefinition } from '#lib/server/role-forms.ts';
import type { RequestHandler } from './$types';

/** Makes a role of the project's own and answers its id. Needs `members` write. */
export const POST: RequestHandler = async (event) => {
	const { locals, params, request } = event;
	const { auth } = locals.app;
	const { project, memberId } = auth.memberOf(locals.session, params.project);
	const { value, errors } = await posted(request, roleDefinition);
	if (errors) return answer(event, failure(400, Object.values(errors)[0]));
	const id = await auth.roles.create(project, memberId, value);
	return json({ id }, { status: 201 });
};
