import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { isEntry, type Entry } from '#lib/model/entries.ts';
import { JOURNAL_LIMIT } from '#lib/replica/messages.ts';
import { refuse } from '#lib/server/failures.ts';
import type { RequestHandler } from './$types';

const body = z.object({
	/** The member that the page was opened for. */
	member: z.string().max(40).nullish(),
	incarnation: z.string().max(40),
	entries: z.array(z.custom<Entry>((value) => isEntry(value))).max(JOURNAL_LIMIT)
});

/** Judges a journal that is too long for one token, or edits of many records at once. */
export const POST: RequestHandler = async (event) => {
	const { locals, params, request } = event;
	const { project, memberId } = locals.app.auth.memberOf(locals.session, params.project);
	locals.app.bodies.take(locals.session!.accountId, Number(request.headers.get('content-length')));
	const parsed = body.safeParse(await request.json().catch(() => null));
	if (!parsed.success) refuse(event, 400);
	// The author is who the page was opened for, or nobody (rule 13).
	if ((parsed.data.member ?? memberId) !== memberId) refuse(event, 401);
	// What its author had seen counts in one life of the database only (rule 22).
	if (parsed.data.incarnation !== locals.app.incarnation.id) {
		refuse(event, 409, 'shell.failedText');
	}
	const saved = await locals.app.settle(
		project,
		memberId,
		parsed.data.entries,
		event.getClientAddress()
	);
	return json({ seq: project.seq, saved });
};
