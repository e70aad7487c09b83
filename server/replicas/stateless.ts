import { isEntry, type Entry } from '#lib/model/entries.ts';
import { isId } from '#lib/model/ids.ts';
import { JOURNAL_LIMIT } from '#lib/replica/messages.ts';
import { Malformed } from '../changelog/judging.ts';
import { owe } from './bringing.ts';
import { delivered } from './delivery.ts';
import type { Collaboration } from './collaboration.ts';
import type { Visitor } from './visitor.ts';
import type { Saved } from '../changelog/judging.ts';

/**
 * Hears one stateless message. Never throws, and is done up to queueing when it returns: Hocuspocus
 * neither awaits nor catches it, and the next message must find this one's entries in the queue.
 */
export function hear(visitor: Visitor, world: Collaboration, payload: string): void {
	const message = parsed(payload);
	if (!message) {
		visitor.close('malformed');
		return;
	}
	visitor.orRetry(() => obey(visitor, world, message));
}

function obey(visitor: Visitor, world: Collaboration, message: Record<string, unknown>): void {
	switch (message.t) {
		case 'journal':
			journal(visitor, world, message.entries);
			return;
		case 'dealt':
			if (isId(message.client) && Number.isSafeInteger(message.clock)) {
				visitor.project.journals.dealtWith(visitor.member, message.client, message.clock as number);
			}
			return;
		case 'look':
			world.presenceOf(visitor.project).look(visitor, message.look);
			return;
		case 'ping':
			if (typeof message.at !== 'number') visitor.close('malformed');
			else visitor.send({ t: 'pong', at: message.at, now: Date.now() });
			return;
		default:
			visitor.close('malformed');
	}
}

function parsed(payload: string): Record<string, unknown> | null {
	try {
		const value: unknown = JSON.parse(payload);
		return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
	} catch {
		return null;
	}
}

function journal(visitor: Visitor, world: Collaboration, entries: unknown): void {
	if (!areEntries(entries)) {
		visitor.close('malformed');
		return;
	}
	const { length } = entries;
	const { project, member } = visitor;
	const { typed, brought } = world.roomOf(project);
	const isOwing = entries.some(({ op }) => op === 'undo') && brought.of(member).wait > 0;
	if (isOwing || !visitor.edits.take(length) || !typed.of(member).take(length)) {
		world.fine(visitor);
		visitor.close('limited');
		return;
	}
	if (project.isBusyFor(member)) return visitor.close('retry');
	if (entries.some(isRemoval)) world.presenceOf(project).hurry(visitor);
	owe(brought, project, member, entries);
	project.judge(member, entries, visitor.address).then(
		(saved) => tell(visitor, saved),
		(error: unknown) => visitor.close(error instanceof Malformed ? 'malformed' : 'retry')
	);
}

/** Whether a record may be gone after it for somebody who looks at it. */
function isRemoval({ op, field = '' }: Entry): boolean {
	return op === 'undo' || ['deletedAt', 'owner', 'departments'].includes(field.split('/')[0]!);
}

function areEntries(value: unknown): value is Entry[] {
	return (
		Array.isArray(value) &&
		value.length > 0 &&
		value.length <= JOURNAL_LIMIT &&
		value.every(isEntry)
	);
}

/** Tells what is durable, after the broadcast that shows it: that waits for the end of its turn (rule 6). */
export function tell(visitor: Visitor, all: Saved[]): void {
	const { seq } = visitor.project;
	const say = () => {
		for (const saved of all) {
			const outcomes = delivered(visitor.project, visitor.member, saved.outcomes);
			visitor.send({ t: 'saved', ...saved, outcomes, seq });
		}
	};
	setImmediate(() => visitor.orRetry(say));
}
