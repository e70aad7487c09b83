import { redirect } from '@sveltejs/kit';
import { nextPath } from '#lib/server/front-door.ts';
import type { RequestHandler } from './$types';

/** Ends this browser's session; whoever is signed out already stays so. */
export const POST: RequestHandler = async ({ locals, request, url }) => {
	locals.cookie = await locals.app.auth.sessions.end(request.headers.get('cookie'));
	redirect(303, nextPath(url) ?? '/sign-in');
};
