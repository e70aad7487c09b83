import { json } from '@sveltejs/kit';
import { answer, failure } from '#lib/server/failures.ts';
import { posted } from '#lib/server/forms.ts';
import { previewQuestion } from '#lib/server/role-forms.ts';
import type { RequestHandler } from './$types';

/** What a member would see, were a role another one. Needs `members` write. */
export const POST: RequestHandler = async (event) => {
	const { locals, params, request } = event;
	const { auth, readings } = locals.app;
	const { value, errors } = await posted(request, previewQuestion);
	if (errors) return answer(event, failure(400, Object.values(errors)[0]));
	const seen = await readings.read(locals.session, () => {
		const { project, memberId } = auth.memberOf(locals.session, params.project);
		return auth.preview(project, memberId, value);
	});
	return json(seen);
};
