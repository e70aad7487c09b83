import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { attempt, isSpoluError } from '#lib/server/failures.ts';
import { filled, typed } from '#lib/server/forms.ts';
import { firstPage } from '#lib/server/front-door.ts';
import { signIn } from '#lib/server/signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

const form = z.object({
	name: typed.name,
	password: typed.newPassword,
	language: typed.language,
	timeZone: typed.timeZone
});

export const load: PageServerLoad = ({ locals, params }) => {
	const { session } = locals;
	const me = session && { name: session.name, email: session.email };
	try {
		return { me, invitation: locals.app.auth.joining.look(params.token) };
	} catch (error) {
		if (!isSpoluError(error)) throw error;
		return { me, invitation: null };
	}
};

export const actions: Actions = {
	async newcomer(event) {
		const { value, errors } = await filled(event.request, form);
		if (errors) return fail(400, { errors });
		const { joining } = event.locals.app.auth;
		return joined(event, (token, from) => joining.asNewcomer(token, value, from));
	},
	async account(event) {
		const { app, session } = event.locals;
		if (!session) redirect(303, `/sign-in?next=${encodeURIComponent(event.url.pathname)}`);
		return joined(event, (token, from) => app.auth.joining.asAccount(token, session, from));
	}
};

type Joining = App.Locals['app']['auth']['joining'];

async function joined(
	event: RequestEvent<{ token: string }>,
	join: (token: string, address: string) => ReturnType<Joining['asAccount']>
) {
	const { limits } = event.locals.app.auth;
	const result = await attempt(async () => {
		const address = event.getClientAddress();
		await limits.join(address);
		return join(event.params.token, address);
	});
	if ('refused' in result) return result.refused;
	const { account, project } = result.done;
	if (event.locals.session?.accountId !== account.id) await signIn(event, account.id);
	redirect(303, firstPage(event.locals, project));
}
