import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { attempt } from '#lib/server/failures.ts';
import { filled, typed } from '#lib/server/forms.ts';
import { inside, nextPath } from '#lib/server/front-door.ts';
import { secondStep } from '#lib/server/second-step.ts';
import { signIn } from '#lib/server/signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

const form = z.object({ code: typed.oneTimeCode });

export const load: PageServerLoad = (event) => {
	const { locals, url } = event;
	if (locals.session) redirect(303, nextPath(url) ?? '/');
	const isAwaited = locals.app.auth.signIn.awaitsCode(secondStep.token(event));
	if (!isAwaited) redirect(303, `/sign-in${url.search}`);
};

export const actions: Actions = {
	async default(event) {
		const { locals, request, url } = event;
		const { value, errors } = await filled(request, form);
		if (errors) return fail(400, { errors });
		const token = secondStep.token(event);
		const result = await attempt(() =>
			locals.app.auth.signIn.byCode(token, value.code, event.getClientAddress())
		);
		if ('refused' in result) return result.refused;
		secondStep.forget(event);
		await signIn(event, result.done);
		redirect(303, nextPath(url) ?? inside(locals) ?? '/');
	}
};
