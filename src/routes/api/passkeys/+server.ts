import { json } from '@sveltejs/kit';
import { answer, failure } from '#lib/server/failures.ts';
import { posted } from '#lib/server/forms.ts';
import { passkeyWish } from '#lib/server/passkey-forms.ts';
import type { RequestHandler } from './$types';

/** The account's passkeys. */
export const GET: RequestHandler = (event) => {
	const { app, session } = event.locals;
	if (!session) return answer(event, failure(401));
	return json({ passkeys: app.auth.passkeys.of(session.accountId) });
};

/** Adds a passkey, in two steps: what the authenticator needs, and what it made. */
export const POST: RequestHandler = async (event) => {
	const { app, session } = event.locals;
	if (!session) return answer(event, failure(401));
	const { value, errors } = await posted(event.request, passkeyWish);
	if (errors) return answer(event, failure(400, Object.values(errors)[0]));
	const { passkeys } = app.auth;
	if (value.wish === 'begin') {
		const from = { ip: event.getClientAddress(), site: event.url };
		return json(await passkeys.begin(session, value.password, from));
	}
	await passkeys.add(session, value, event.url);
	return json({ passkeys: passkeys.of(session.accountId) }, { status: 201 });
};

/** Removes the passkey `?id=`. */
export const DELETE: RequestHandler = (event) => {
	const { app, session } = event.locals;
	if (!session) return answer(event, failure(401));
	app.auth.passkeys.remove(session.accountId, event.url.searchParams.get('id') ?? '');
	return new Response(null, { status: 204 });
};
