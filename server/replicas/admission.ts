import { z } from 'zod';
import { SCHEMA_VERSION } from '#lib/model/collections.ts';
import { isEntry, type Entry } from '#lib/model/entries.ts';
import { parseReplicaName } from '#lib/replica/layout.ts';
import { goTo, JOURNAL_LIMIT, type Refusal } from '#lib/replica/messages.ts';
import { Malformed } from '../changelog/judging.ts';
import type { Collaboration } from './collaboration.ts';
import { Visitor } from './visitor.ts';

/** Why someone may not join; Hocuspocus tells the browser `reason`. */
export class Refused extends Error {
	readonly reason: Refusal;

	constructor(reason: Refusal) {
		super('');
		this.reason = reason;
	}
}

const token = z.object({
	v: z.number().int(),
	member: z.string().max(40),
	incarnation: z.string().max(40),
	journal: z.array(z.custom<Entry>((value) => isEntry(value))).max(JOURNAL_LIMIT)
});

/**
 * Decides who joins a replica, in the order that leaks least: the session of the upgrade request, then
 * the token's form, membership, the replica's name; then judges the journal, before any sync message.
 */
export async function admitted(
	world: Collaboration,
	documentName: string,
	cookie: string | null,
	text: string
): Promise<Visitor> {
	const { session } = await world.auth.sessions.validate(cookie);
	if (!session) throw new Refused('signed_out');
	const presented = parsed(text);
	const named = parseReplicaName(documentName);
	if (!named) throw new Refused('malformed');
	const standing = standingIn(world, session, named.project);
	if (presented.member !== standing.memberId) throw new Refused('signed_out');
	if (presented.v !== SCHEMA_VERSION) throw new Refused('outdated');
	const { project, memberId, scope } = standing;
	if (project.isFenced) throw new Refused('retry');
	const name = world.replicasOf(project).nameFor(scope);
	if (presented.incarnation !== world.incarnation || !world.isSame(documentName, name)) {
		throw new Refused(goTo(name, world.incarnation));
	}
	const saved = await project.judge(memberId, presented.journal).catch((error: unknown) => {
		throw new Refused(error instanceof Malformed ? 'malformed' : 'retry');
	});
	return new Visitor({
		member: memberId,
		account: session.accountId,
		session: session.key,
		project,
		saved
	});
}

function parsed(text: string): z.infer<typeof token> {
	try {
		return token.parse(JSON.parse(text));
	} catch {
		throw new Refused('malformed');
	}
}

function standingIn(world: Collaboration, session: { accountId: string }, project: string) {
	try {
		return world.auth.memberOf(session, project);
	} catch {
		throw new Refused('missing');
	}
}
