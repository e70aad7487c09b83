import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import { hasSection } from '#lib/model/rights.ts';
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
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const { project, scope } = locals.app.auth.memberOf(locals.session, params.project);
	if (!hasSection(scope, 'settings', 'write')) error(403, 'forbidden');
	const parsed = body.safeParse(await request.json().catch(() => null));
	if (!parsed.success) error(400, 'invalid');
	locals.app.projects.set(project, parsed.data);
	return json(project.settings);
};
