import { z } from 'zod';
import { SCHEMA_VERSION } from '#lib/model/collections.ts';
import { isEntry, type Entry } from '#lib/model/entries.ts';
import { parseReplicaName } from '#lib/replica/layout.ts';
import { goTo, JOURNAL_LIMIT, type Refusal } from '#lib/replica/messages.ts';
import { Malformed } from '../changelog/judging.ts';
import { STAMPS } from '../requests.ts';
import { mayBring } from './bringing.ts';
import type { Collaboration } from './collaboration.ts';
import { Visitor } from './visitor.ts';

/** Why someone may not join; Hocuspocus tells the browser `reason`. */
class Refused extends Error {
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

type Presented = z.infer<typeof token>;
type Session = { accountId: string };

const heard = new WeakSet<Request>();

/** A socket joins one replica once; whoever wants another opens another socket (rule 18). */
function isFirst(request: Request): boolean {
	if (heard.has(request)) return false;
	heard.add(request);
	return true;
}

/**
 * Decides who joins a replica, in the order that leaks least: the session of the upgrade request, then
 * the token's form, membership, the replica's name; then judges the journal, before any sync message.
 * Rights may change while the journal waits for its turn, so the first questions are asked again.
 */
export async function admitted(
	world: Collaboration,
	documentName: string,
	request: Request,
	text: string
): Promise<Visitor> {
	if (!isFirst(request)) throw new Refused('limited');
	const cookie = request.headers.get('cookie');
	const { session } = await world.auth.sessions.validate(cookie);
	if (!session) throw new Refused('signed_out');
	const presented = parsed(text);
	const { project, memberId, scope } = placed(world, session, documentName, presented);
	if (project.isBusyFor(memberId)) throw new Refused('retry');
	const { brought } = world.roomOf(project);
	if (!mayBring(brought, project, memberId, presented.journal)) throw new Refused('limited');
	const address = request.headers.get(STAMPS.address) ?? '';
	const saved = await project
		.judge(memberId, presented.journal, address)
		.catch((error: unknown) => {
			throw new Refused(error instanceof Malformed ? 'malformed' : 'retry');
		});
	const { session: still } = await world.auth.sessions.validate(cookie);
	if (!still) throw new Refused('signed_out');
	placed(world, still, documentName, presented);
	return new Visitor({
		member: memberId,
		account: session.accountId,
		session: session.key,
		address,
		project,
		scope,
		saved
	});
}

/** Where this is, as who: throws Refused unless the replica asked for is the one that this member reads. */
function placed(
	world: Collaboration,
	session: Session,
	documentName: string,
	presented: Presented
) {
	const named = parseReplicaName(documentName);
	if (!named) throw new Refused('malformed');
	const { project, memberId, scope } = standingIn(world, session, named.project);
	if (presented.member !== memberId) throw new Refused('signed_out');
	if (presented.v !== SCHEMA_VERSION) throw new Refused('outdated');
	if (project.isFenced) throw new Refused('retry');
	const name = world.replicasOf(project).nameFor(scope);
	if (presented.incarnation !== world.incarnation || !world.isSame(documentName, name)) {
		throw new Refused(goTo(name, world.incarnation));
	}
	return { project, memberId, scope };
}

function parsed(text: string): Presented {
	try {
		return token.parse(JSON.parse(text));
	} catch {
		throw new Refused('malformed');
	}
}

function standingIn(world: Collaboration, session: Session, project: string) {
	try {
		return world.auth.memberOf(session, project);
	} catch {
		throw new Refused('missing');
	}
}
