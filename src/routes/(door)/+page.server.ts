import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { attempt } from '#lib/server/failures.ts';
import { filled, typed } from '#lib/server/forms.ts';
import { firstPage, inside } from '#lib/server/front-door.ts';
import type { Actions, PageServerLoad } from './$types';

const form = z.object({ project: typed.project });

/** `?list` shows the projects also to whoever has only one. */
export const load: PageServerLoad = ({ locals, url }) => {
	const { app, session } = locals;
	const elsewhere = session && url.searchParams.has('list') ? null : inside(locals);
	if (elsewhere || !session) redirect(303, elsewhere ?? '/sign-in');
	const projects = app.auth.projectsOf(session.accountId);
	return {
		name: session.name,
		email: session.email,
		mayAdd: projects.some((project) => project.isAdmin),
		projects: projects.map((project) => ({
			name: project.name,
			href: firstPage(locals, project)
		}))
	};
};

export const actions: Actions = {
	async default({ locals, request }) {
		const { app, session } = locals;
		if (!session) redirect(303, '/sign-in');
		const { value, errors } = await filled(request, form);
		if (errors) return fail(400, { errors });
		const result = await attempt(() => app.auth.setup.addProject(session.accountId, value.project));
		if ('refused' in result) return result.refused;
		redirect(303, firstPage(locals, result.done.project));
	}
};
