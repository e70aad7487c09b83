import { openWorkspace } from './open.ts';

/** Sends what waits in these projects. Rejects when that cannot be, or is not done in time. */
export async function sendAll(slugs: Iterable<string>): Promise<void> {
	const sending = [...slugs].map(async (slug) => (await openWorkspace(slug)).allSent());
	for (const sent of await Promise.allSettled(sending))
		if (sent.status === 'rejected') throw sent.reason;
}
