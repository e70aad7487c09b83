import { ANSWER_WITHIN } from './api.ts';
import { changesOf, changesSomething } from './changes.ts';
import { leaveDevice, waitingHere, type WaitingProject } from './leave-device.ts';
import type { JournalEntry } from './local-store.ts';
import type { Session } from './session.svelte.ts';
import type { Sending, SignOutChoice, WaitingElsewhere } from './session-events.ts';

const SEND_WITHIN = 10_000;

/** Ends the session, then deletes the copies, also of other projects. Rejects, and leaves all as it is, when it cannot. */
export async function signOut(
	session: Session,
	choice: SignOutChoice,
	sending: Sending
): Promise<void> {
	if (choice === 'send') await allSent(session);
	const others = choice === 'seal' ? [] : await waitingInOthers(session, ANSWER_WITHIN);
	if (choice === 'send' && others.length > 0)
		await (await sending()).sendAll(others.map(({ slug }) => slug));
	const isDiscarding = choice === 'discard';
	await session.exchange.signOff();
	await session.close();
	await session.desk.leave(session.journal, isDiscarding);
	await leaveDevice(isDiscarding ? others : []);
}

/** Resolves when nothing waits in any tab; rejects when that cannot be, or is not in time. */
export async function allSent(session: Session): Promise<void> {
	const end = Date.now() + SEND_WITHIN;
	while (!session.journal.isEmpty || (await inOtherTabs(session)).length > 0) {
		const { phase, sync } = session;
		// Nobody waits for what cannot be sent.
		if (!sync.isOnline && !navigator.onLine) throw new TypeError('offline');
		if (phase !== 'opening' && phase !== 'ready') throw new Error(`not sent: ${phase}`);
		if (Date.now() > end) throw new Error('not sent in time');
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

/** How many changes wait in other tabs of this project, and in other projects. */
export async function waitingElsewhere(session: Session): Promise<WaitingElsewhere> {
	const others = await waitingInOthers(session).catch(() => null);
	return {
		inTabs: changesOf(await inOtherTabs(session)).length,
		inOthers: others?.reduce((sum, { n }) => sum + n, 0) ?? null
	};
}

/** What other tabs have told or stored: a full disk may have refused what they tell. */
async function inOtherTabs({
	desk,
	journal,
	sync
}: Session): Promise<Pick<JournalEntry, 'tx' | 'collection' | 'recordId'>[]> {
	const stored = (await desk.elsewhere(journal)).filter(changesSomething);
	return [...stored, ...sync.elsewhere];
}

async function waitingInOthers({ me }: Session, patience?: number): Promise<WaitingProject[]> {
	return (await waitingHere(patience)).filter(({ slug }) => slug !== me.project.slug);
}
