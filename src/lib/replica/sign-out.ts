import { changesOf, changesSomething } from './changes.ts';
import { leaveDevice, waitingHere, type SignedIn, type WaitingProject } from './leave-device.ts';
import type { WaitingElsewhere } from './leaving.svelte.ts';
import type { JournalEntry } from './local-store.ts';
import { mayReach } from './reach.ts';
import type { Session } from './session.svelte.ts';
import type { Farewell } from './session-events.ts';
import type { WaitingChange } from './sync-status.svelte.ts';

const SEND_WITHIN = 10_000;

/** Ends the session, then deletes the copies, also of other projects. Rejects, and leaves all as it is, when it cannot. */
export async function signOut(
	session: Session,
	{ choice, told, sending }: Farewell
): Promise<void> {
	if (choice === 'send') {
		await allSent(session);
		const others = await waitingInOthers(session);
		if (others.length > 0) await (await sending()).sendAll(others.map(({ slug }) => slug));
	}
	const isDiscarding = choice === 'discard';
	await session.exchange.signOff();
	await session.close();
	await session.desk.leave(session.journal, isDiscarding);
	await leaveDevice(isDiscarding ? told : []);
}

/** Resolves when nothing waits in any tab; rejects when that cannot be, or is not in time. */
export async function allSent(session: Session): Promise<void> {
	const end = Date.now() + SEND_WITHIN;
	const { journal, sync } = session;
	while (
		!journal.isEmpty ||
		(await storedInOtherTabs(session)).length + sync.elsewhere.length > 0
	) {
		const { phase } = session;
		// Nobody waits for what cannot be sent.
		if (!sync.isOnline && !mayReach()) throw new TypeError('offline');
		if (phase !== 'opening' && phase !== 'ready') throw new Error(`not sent: ${phase}`);
		if (Date.now() > end) throw new Error('not sent in time');
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

/** What waits in other tabs of this project, and in other projects. */
export async function waitingElsewhere(session: Session): Promise<WaitingElsewhere> {
	const inProjects = await waitingInOthers(session).catch(() => null);
	const stored = await storedInOtherTabs(session);
	const told = session.sync.elsewhere;
	return {
		inTabs: changesOf([...stored, ...told]).length,
		areKept: told.every((one) => stored.some((entry) => isOne(entry, one))),
		inProjects
	};
}

async function storedInOtherTabs({ desk, journal }: Session): Promise<JournalEntry[]> {
	return (await desk.elsewhere(journal)).filter(changesSomething);
}

function isOne(entry: JournalEntry, { client, clock }: WaitingChange): boolean {
	return entry.client === client && entry.clock === clock;
}

async function waitingInOthers({ me }: Session): Promise<WaitingProject[]> {
	const { project, member } = me;
	const isMe = ({ projects }: SignedIn) =>
		projects.some(({ id, memberId }) => id === project.id && memberId === member);
	return (await waitingHere(isMe)).filter(({ slug }) => slug !== project.slug);
}
