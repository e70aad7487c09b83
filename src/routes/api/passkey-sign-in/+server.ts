import { json } from '@sveltejs/kit';
import { answer, failure } from '#lib/server/failures.ts';
import { posted } from '#lib/server/forms.ts';
import { inside, nextPath } from '#lib/server/front-door.ts';
import { passkeySignIn } from '#lib/server/passkey-forms.ts';
import { signIn } from '#lib/server/signed-in.ts';
import type { RequestHandler } from './$types';

/** Signs in by passkey, in two steps: what it is asked to sign, and what it signed. Says where to go on. */
export const POST: RequestHandler = async (event) => {
	const { locals, request, url } = event;
	const { value, errors } = await posted(request, passkeySignIn);
	if (errors) return answer(event, failure(400, Object.values(errors)[0]));
	const way = locals.app.auth.passkeySignIn;
	if (value.wish === 'begin') return json(await way.begin(event.getClientAddress(), url));
	await signIn(event, await way.finish(value.answer, url));
	return json({ location: nextPath(url) ?? inside(locals) ?? '/' });
};
