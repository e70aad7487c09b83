import { json } from '@sveltejs/kit';
import { answer, failure } from '#lib/server/failures.ts';
import type { RequestHandler } from './$types';

/** Who am I: the account and the projects it may enter. 401 for a visitor. */
export const GET: RequestHandler = (event) => {
	const { app, session } = event.locals;
	if (!session) return answer(event, failure(401));
	const { accountId: id, name, email, language, theme, timeZone, showPresence } = session;
	return json({
		account: { id, name, email, language, theme, timeZone, showPresence },
		projects: app.auth.projectsOf(id)
	});
};
