import type { RequestEvent } from '@sveltejs/kit';

/** Signs an account in: the answer carries its cookie, and the request goes on as theirs. */
export async function signIn(event: RequestEvent, accountId: string): Promise<void> {
	const { locals, request } = event;
	const { headers } = request;
	const { comings, sessions } = locals.app.auth;
	locals.cookie = await sessions.start(
		accountId,
		headers.get('user-agent') ?? '',
		headers.get('cookie')
	);
	comings.signedIn(accountId, event.getClientAddress());
	locals.session = (await sessions.validate(locals.cookie)).session;
}
