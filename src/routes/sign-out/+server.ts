import { redirect } from '@sveltejs/kit';
import { nextPath } from '#lib/server/front-door.ts';
import type { RequestHandler } from './$types';

/** Ends this browser's session; whoever is signed out already stays so. */
export const POST: RequestHandler = async (event) => {
	const { locals, request, url } = event;
	locals.cookie = await locals.app.auth.sessions.end(request.headers.get('cookie'));
	const { session } = locals;
	if (session) locals.app.auth.comings.signedOut(session.accountId, event.getClientAddress());
	redirect(303, nextPath(url) ?? '/sign-in');
};
