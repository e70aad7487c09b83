import { answer, failure } from '#lib/server/failures.ts';
import { posted, profile } from '#lib/server/forms.ts';
import type { RequestHandler } from './$types';

/** Changes what a person may choose about their own account. */
export const POST: RequestHandler = async (event) => {
	const { app, session } = event.locals;
	if (!session) return answer(event, failure(401));
	const { value, errors } = await posted(event.request, profile);
	if (errors) return answer(event, failure(400, Object.values(errors)[0]));
	await app.auth.changeProfile(session.accountId, value);
	return new Response(null, { status: 204 });
};
