import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import { isEntry, type Entry } from '#lib/model/entries.ts';
import { JOURNAL_LIMIT } from '#lib/replica/messages.ts';
import type { RequestHandler } from './$types';

const body = z.object({
	incarnation: z.string().max(40),
	entries: z.array(z.custom<Entry>((value) => isEntry(value))).max(JOURNAL_LIMIT)
});

/** Judges a journal that is too long for one token, or edits of many records at once. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const { project, memberId } = locals.app.auth.memberOf(locals.session, params.project);
	const parsed = body.safeParse(await request.json().catch(() => null));
	if (!parsed.success) error(400, 'invalid');
	// What its author had seen counts in one life of the database only (rule 22).
	if (parsed.data.incarnation !== locals.app.incarnation.id) error(409, 'conflict');
	const saved = await locals.app.settle(project, memberId, parsed.data.entries);
	return json({ seq: project.seq, saved });
};
