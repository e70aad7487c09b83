import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { attempt } from '#lib/server/failures.ts';
import { filled, typed } from '#lib/server/forms.ts';
import { inside, nextPath } from '#lib/server/front-door.ts';
import { signIn } from '#lib/server/signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

const form = z.object({ email: typed.email, password: typed.password });

export const load: PageServerLoad = ({ locals, url }) => {
	if (locals.session) redirect(303, nextPath(url) ?? '/');
	if (locals.app.auth.setup.isNeeded()) redirect(303, '/setup');
};

export const actions: Actions = {
	async default(event) {
		const { value, errors } = await filled(event.request, form);
		if (errors) return fail(400, { errors });
		const result = await attempt(() => recognised(event, value));
		if ('refused' in result) return result.refused;
		if (!result.done) return fail(400, { problem: { key: 'auth.wrong', values: {} } });
		redirect(303, nextPath(event.url) ?? inside(event.locals) ?? '/');
	}
};

/** False when the e-mail or the password is not right: which of them is not told. */
async function recognised(event: RequestEvent, { email, password }: z.output<typeof form>) {
	const { accounts, limits } = event.locals.app.auth;
	const counted = await limits.signIn(event.getClientAddress(), email);
	const account = await accounts.recognise(email, password);
	if (!account) return false;
	await counted.succeeded();
	await signIn(event, account.id);
	return true;
}
