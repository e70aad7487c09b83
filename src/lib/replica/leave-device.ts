import { Desk, dropCopyOf } from './desk.ts';
import { storeName } from './local-store.ts';
import type { ToTabs } from './tabs.ts';

/**
 * Deletes what this browser keeps of every project, once its session has ended; pages that show one are
 * told first. What waits stays sealed for whoever made it.
 */
export async function leaveDevice(): Promise<void> {
	for (const me of Desk.known()) {
		const channel = new BroadcastChannel(storeName(me.project.id, me.member));
		channel.postMessage({ t: 'signed_out', isDiscarded: false } satisfies ToTabs);
		channel.close();
		await dropCopyOf(me);
	}
}
