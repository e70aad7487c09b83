import { leaveDevice } from './leave-device.ts';
import type { Session } from './session.svelte.ts';
import type { SignOutChoice } from './session-events.ts';

const SEND_WITHIN = 10_000;

/** Ends the session, then deletes the copies, also of other projects. Rejects, and leaves all as it is, when it cannot. */
export async function signOut(session: Session, choice: SignOutChoice): Promise<void> {
	if (choice === 'send') await allSent(session);
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
