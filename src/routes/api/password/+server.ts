import { answer, failure } from '#lib/server/failures.ts';
import { newPassword, posted } from '#lib/server/forms.ts';
import type { RequestHandler } from './$types';

/** Gives the account another password, and signs out all other devices. */
export const POST: RequestHandler = async (event) => {
	const { app, session } = event.locals;
	if (!session) return answer(event, failure(401));
	const { value, errors } = await posted(event.request, newPassword);
	if (errors) return answer(event, failure(400, Object.values(errors)[0]));
	await app.auth.passwordChange.run(session, value, event.getClientAddress());
	return new Response(null, { status: 204 });
};
