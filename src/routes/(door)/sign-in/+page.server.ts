import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { attempt } from '#lib/server/failures.ts';
import { filled, typed } from '#lib/server/forms.ts';
import { inside, nextPath } from '#lib/server/front-door.ts';
import { secondStep } from '#lib/server/second-step.ts';
import { signIn } from '#lib/server/signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

const form = z.object({ email: typed.email, password: typed.password });

export const load: PageServerLoad = ({ locals, url }) => {
	if (locals.session) redirect(303, nextPath(url) ?? '/');
	if (locals.app.auth.setup.isNeeded()) redirect(303, '/setup');
};

export const actions: Actions = {
	async default(event) {
		const { locals, request, url } = event;
		const { value, errors } = await filled(request, form);
		if (errors) return fail(400, { errors });
		const result = await attempt(() =>
			locals.app.auth.signIn.byPassword(value, event.getClientAddress())
		);
		if ('refused' in result) return result.refused;
		const recognised = result.done;
		if (!recognised) return fail(400, { problem: { key: 'auth.wrong', values: {} } });
		if ('token' in recognised) {
			secondStep.keep(event, recognised.token);
			redirect(303, `/sign-in/code${url.search}`);
		}
		await signIn(event, recognised.accountId);
		redirect(303, nextPath(url) ?? inside(locals) ?? '/');
	}
};
