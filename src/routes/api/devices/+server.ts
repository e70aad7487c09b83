import { json } from '@sveltejs/kit';
import { answer, failure } from '#lib/server/failures.ts';
import { signedOutDevices } from '#lib/server/forms.ts';
import type { RequestHandler } from './$types';

/** Where the account is signed in. */
export const GET: RequestHandler = (event) => {
	const { app, session } = event.locals;
	if (!session) return answer(event, failure(401));
	return json({ devices: app.auth.devices.of(session) });
};

/** Signs out the device `?id=`, or with `?others=true` all but the one that asks. */
export const DELETE: RequestHandler = (event) => {
	const { app, session } = event.locals;
	if (!session) return answer(event, failure(401));
	const { data } = signedOutDevices.safeParse(Object.fromEntries(event.url.searchParams));
	if (!data) return answer(event, failure(400));
	if ('id' in data) app.auth.devices.end(session.accountId, data.id);
	else app.auth.devices.endOthers(session);
	return new Response(null, { status: 204 });
};
