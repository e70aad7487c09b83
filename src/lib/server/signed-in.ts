import type { RequestEvent } from '@sveltejs/kit';

/** Signs an account in: the answer carries its cookie, and the request goes on as theirs. */
export async function signIn({ locals, request }: RequestEvent, accountId: string): Promise<void> {
	const { headers } = request;
	const { sessions } = locals.app.auth;
	locals.cookie = await sessions.start(
		accountId,
		headers.get('user-agent') ?? '',
		headers.get('cookie')
	);
	locals.session = (await sessions.validate(locals.cookie)).session;
}
