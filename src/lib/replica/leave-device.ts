import type { Bootstrap } from './api.ts';
import { changesOf, changesSomething } from './changes.ts';
import { Desk, dropCopyOf } from './desk.ts';
import { LocalStore, storeName, type JournalEntry } from './local-store.ts';
import type { ToTabs } from './tabs.ts';

/** How many changes wait on this device for whoever works here, by the project's slug. */
export async function waitingHere(): Promise<Map<string, number>> {
	const waiting = new Map<string, number>();
	for (const me of Desk.known()) {
		const store = await LocalStore.open(nameOf(me)).catch(() => null);
		const entries = (await store?.journal().catch(() => [])) ?? [];
		store?.close();
		const count = changesAmong(entries);
		if (count > 0) waiting.set(me.project.slug, count);
	}
	return waiting;
}

/** How many changes these are to whoever made them. */
export function changesAmong(entries: readonly JournalEntry[]): number {
	return changesOf(entries.filter(changesSomething)).length;
}

/**
 * Deletes what this browser keeps of every project, once its session has ended; pages that show one are
 * told first. What waits stays sealed for whoever made it, unless it is discarded.
 */
export async function leaveDevice(isDiscarded: boolean): Promise<void> {
	for (const me of Desk.known()) {
		const channel = new BroadcastChannel(nameOf(me));
		channel.postMessage({ t: 'signed_out', isDiscarded } satisfies ToTabs);
		channel.close();
		await dropCopyOf(me);
		if (isDiscarded)
			await (await LocalStore.open(nameOf(me)).catch(() => null))?.wipe().catch(() => {});
	}
}

function nameOf({ project, member }: Bootstrap): string {
	return storeName(project.id, member);
}
