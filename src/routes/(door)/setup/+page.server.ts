import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { attempt } from '#lib/server/failures.ts';
import { filled, typed } from '#lib/server/forms.ts';
import { firstPage } from '#lib/server/front-door.ts';
import { signIn } from '#lib/server/signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

const form = z.object({
	name: typed.name,
	email: typed.email,
	password: typed.newPassword,
	project: typed.project,
	code: typed.code,
	language: typed.language,
	timeZone: typed.timeZone
});

export const load: PageServerLoad = ({ locals }) => {
	if (!locals.app.auth.setup.isNeeded()) error(404);
};

export const actions: Actions = {
	async default(event) {
		const { limits, setup } = event.locals.app.auth;
		if (!setup.isNeeded()) error(404);
		const { value, errors } = await filled(event.request, form);
		if (errors) return fail(400, { errors });
		const result = await attempt(async () => {
			await limits.setup(event.getClientAddress());
			return setup.run(value);
		});
		if ('refused' in result) return result.refused;
		const { account, project } = result.done;
		await signIn(event, account.id);
		redirect(303, firstPage(event.locals, project));
	}
};
