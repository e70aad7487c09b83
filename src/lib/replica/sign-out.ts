import { changesAmong, leaveDevice, waitingHere } from './leave-device.ts';
import type { Session } from './session.svelte.ts';
import type { Sending, SignOutChoice } from './session-events.ts';

const SEND_WITHIN = 10_000;

/** Ends the session, then deletes the copies, also of other projects. Rejects, and leaves all as it is, when it cannot. */
export async function signOut(
	session: Session,
	choice: SignOutChoice,
	sending: Sending
): Promise<void> {
	if (choice === 'send') {
		await allSent(session);
		const others = await waitingInOthers(session);
		if (others.size > 0) await (await sending()).sendAll(others.keys());
	}
	await session.exchange.signOff();
	await session.close();
	await session.desk.leave(session.journal, choice === 'discard');
	await leaveDevice(choice === 'discard');
}

/** Resolves when nothing waits in any tab; rejects when that is not in time. */
export async function allSent({ desk, journal }: Session): Promise<void> {
	const end = Date.now() + SEND_WITHIN;
	while (!journal.isEmpty || (await desk.elsewhere(journal)).length > 0) {
		if (Date.now() > end) throw new Error('not sent in time');
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

/** How many changes wait in other tabs of this project, and in other projects. */
export async function waitingElsewhere(session: Session): Promise<number> {
	const { desk, journal } = session;
	const inTabs = changesAmong(await desk.elsewhere(journal));
	return [...(await waitingInOthers(session)).values()].reduce((sum, n) => sum + n, inTabs);
}

async function waitingInOthers({ me }: Session): Promise<Map<string, number>> {
	const waiting = await waitingHere();
	waiting.delete(me.project.slug);
	return waiting;
}
