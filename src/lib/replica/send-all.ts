import { openWorkspace } from './open.ts';

/** Sends what waits in these projects. Rejects when that cannot be, or is not done in time. */
export async function sendAll(slugs: Iterable<string>): Promise<void> {
	for (const slug of slugs) await (await openWorkspace(slug)).allSent();
}
