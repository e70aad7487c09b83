import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { hasSection } from '#lib/model/rights.ts';
import { refuse } from '#lib/server/failures.ts';
import type { RequestHandler } from './$types';

const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);
const currencies = new Set(Intl.supportedValuesOf('currency'));

const body = z.strictObject({
	timeZone: z
		.string()
		.refine((zone) => zones.has(zone))
		.optional(),
	currency: z
		.string()
		.refine((code) => currencies.has(code))
		.optional()
});

/** Changes the project's settings and answers them all; needs write on settings. */
export const POST: RequestHandler = async (event) => {
	const { locals, params, request } = event;
	const { project, scope } = locals.app.auth.memberOf(locals.session, params.project);
	if (!hasSection(scope, 'settings', 'write')) refuse(event, 403);
	const parsed = body.safeParse(await request.json().catch(() => null));
	if (!parsed.success) refuse(event, 400);
	locals.app.projects.set(project, parsed.data);
	return json(project.settings);
};
