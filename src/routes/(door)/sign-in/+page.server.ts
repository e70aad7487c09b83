import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { attempt } from '#lib/server/failures.ts';
import { filled, typed } from '#lib/server/forms.ts';
import { inside, nextPath } from '#lib/server/front-door.ts';
import { secondStep } from '#lib/server/second-step.ts';
import { signIn } from '#lib/server/signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

const byPassword = z.object({ email: typed.email, password: typed.password });
const byCode = z.object({ code: typed.oneTimeCode });

/** `?again` gives up the step whose code is awaited. */
export const load: PageServerLoad = (event) => {
	const { locals, url } = event;
	const { auth } = locals.app;
	if (locals.session) redirect(303, nextPath(url) ?? '/');
	if (auth.setup.isNeeded()) redirect(303, '/setup');
	if (url.searchParams.has('again')) {
		secondStep.forget(event);
		const next = nextPath(url);
		redirect(303, next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in');
	}
	return { asksCode: auth.signIn.awaitsCode(secondStep.token(event)) };
};

export const actions: Actions = {
	/** The first step, or the second: the form says which. */
	async default(event) {
		const form = await event.request
			.clone()
			.formData()
			.catch(() => null);
		return form?.has('code') ? secondly(event) : firstly(event);
	}
};

async function firstly(event: RequestEvent) {
	const { locals, request } = event;
	const { value, errors } = await filled(request, byPassword);
	if (errors) return fail(400, { errors });
	const ip = event.getClientAddress();
	const result = await attempt(() => locals.app.auth.signIn.byPassword(value, ip));
	if ('refused' in result) return result.refused;
	const recognised = result.done;
	if (!recognised) {
		locals.app.auth.comings.refused(value.email, ip);
		return fail(400, { problem: { key: 'auth.wrong', values: {} } });
	}
	if ('accountId' in recognised) return enter(event, recognised.accountId);
	secondStep.keep(event, recognised.token);
}

async function secondly(event: RequestEvent) {
	const { locals, request } = event;
	const { value, errors } = await filled(request, byCode);
	if (errors) return fail(400, { errors });
	const token = secondStep.token(event);
	const ip = event.getClientAddress();
	const result = await attempt(() => locals.app.auth.signIn.byCode(token, value.code, ip));
	if ('refused' in result) return result.refused;
	secondStep.forget(event);
	return enter(event, result.done);
}

async function enter(event: RequestEvent, accountId: string): Promise<never> {
	await signIn(event, accountId);
	redirect(303, nextPath(event.url) ?? inside(event.locals) ?? '/');
}
