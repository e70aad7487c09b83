import { Answered } from './api.ts';
import { areAmong, changesOf, changesSomething } from './changes.ts';
import { leaveDevice, waitingHere, type SignedIn, type WaitingProject } from './leave-device.ts';
import type { WaitingElsewhere } from './leaving.svelte.ts';
import type { JournalEntry } from './local-store.ts';
import { mayReach } from './reach.ts';
import type { Session } from './session.svelte.ts';
import type { Farewell } from './session-events.ts';

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
	await session.desk.askTabs();
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
	const inProjects = await waitingInOthers(session).catch((error: unknown) => {
		// Somebody else is signed in: this page hears of it, and is locked.
		if (error instanceof Answered) session.exchange.start();
		return null;
	});
	return { ...(await waitingInTabs(session)), inProjects };
}

async function waitingInTabs(
	session: Session,
	isAgain = false
): Promise<Omit<WaitingElsewhere, 'inProjects'>> {
	await session.desk.askTabs();
	const stored = await storedInOtherTabs(session);
	const told = session.sync.elsewhere;
	const areKept = areAmong(told, stored);
	// Some may have been stored between the two looks.
	if (!areKept && !isAgain) return waitingInTabs(session, true);
	return { inTabs: changesOf([...stored, ...told]).length, areKept };
}

async function storedInOtherTabs({ desk, journal }: Session): Promise<JournalEntry[]> {
	return (await desk.elsewhere(journal)).filter(changesSomething);
}

async function waitingInOthers({ me }: Session): Promise<WaitingProject[]> {
	const { project, member } = me;
	const isMe = ({ projects }: SignedIn) =>
		projects.some(({ id, memberId }) => id === project.id && memberId === member);
	return (await waitingHere(isMe)).filter(({ slug }) => slug !== project.slug);
}
