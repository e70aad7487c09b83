import { json } from '@sveltejs/kit';
import { answer, failure } from '#lib/server/failures.ts';
import { factorWish, posted } from '#lib/server/forms.ts';
import type { RequestHandler } from './$types';

/** Whether the account is asked for codes, and how many recovery codes are left. */
export const GET: RequestHandler = (event) => {
	const { app, session } = event.locals;
	if (!session) return answer(event, failure(401));
	return json(app.auth.secondFactors.stateOf(session.accountId));
};

/** Switches codes on in two steps, or off, or gives other recovery codes: once, in this answer. */
export const POST: RequestHandler = async (event) => {
	const { app, session } = event.locals;
	if (!session) return answer(event, failure(401));
	const { value, errors } = await posted(event.request, factorWish);
	if (errors) return answer(event, failure(400, Object.values(errors)[0]));
	const { accountId } = session;
	const { ownSecondFactor } = app.auth;
	const ip = event.getClientAddress();
	switch (value.wish) {
		case 'begin':
			return json(await ownSecondFactor.begin(accountId, value.password, ip));
		case 'confirm':
			return json({ codes: await ownSecondFactor.confirm(accountId, value.code, ip) });
		case 'renew':
			return json({ codes: await ownSecondFactor.renew(accountId, value, ip) });
		case 'end':
			await ownSecondFactor.end(accountId, value, ip);
			return new Response(null, { status: 204 });
	}
};
