import { json } from '@sveltejs/kit';
import { answer, failure } from '#lib/server/failures.ts';
import { offer, posted } from '#lib/server/forms.ts';
import type { RequestHandler } from './$types';

/** The invites that can still be used, and which members have a sign-in. Needs `members` write. */
export const GET: RequestHandler = ({ locals, params }) => {
	const { auth } = locals.app;
	const { project, memberId } = auth.memberOf(locals.session, params.project);
	return json(auth.invites.overview(project, memberId));
};

/** Makes an invite. Its link is in this answer and nowhere else. */
export const POST: RequestHandler = async (event) => {
	const { locals, params, url } = event;
	const { auth } = locals.app;
	const { project, memberId } = auth.memberOf(locals.session, params.project);
	const { value, errors } = await posted(event.request, offer);
	if (errors) return answer(event, failure(400, Object.values(errors)[0]));
	const { id, token, expiresAt } = auth.invites.create(
		project,
		memberId,
		value,
		event.getClientAddress()
	);
	return json({ id, link: `${url.origin}/join/${token}`, expiresAt }, { status: 201 });
};

/** Takes the invite `?id=` back. */
export const DELETE: RequestHandler = (event) => {
	const { locals, params, url } = event;
	const { auth } = locals.app;
	const { project, memberId } = auth.memberOf(locals.session, params.project);
	const id = url.searchParams.get('id') ?? '';
	auth.invites.withdraw(project, memberId, id, event.getClientAddress());
	return new Response(null, { status: 204 });
};
