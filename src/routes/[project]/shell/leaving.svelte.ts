import { toast } from '#lib/components/toast.ts';
import { t } from '#lib/i18n/index.ts';
import { changesOf } from './changes.ts';
import type { Workspace } from './workspace.ts';

type Choice = 'send' | 'seal' | 'discard';

/** Signing out: at once when nothing waits in any tab or project, otherwise after asking what becomes of what waits. */
export function leaving(workspace: Workspace) {
	let isAsking = $state(false);
	/** What waits in other tabs, and in other projects. */
	let elsewhere = $state(0);
	let others: ReadonlyMap<string, number> = new Map();
	const count = $derived(changesOf(workspace.sync.waiting).length + elsewhere);

	async function leave(choice: Choice): Promise<void> {
		isAsking = false;
		try {
			// Nobody waits for what cannot be sent.
			if (choice === 'send' && count > 0 && !workspace.sync.isOnline && !navigator.onLine)
				throw new TypeError('offline');
			if (choice === 'send' && others.size > 0) {
				const { sendAll } = await import('#lib/replica/send-all.ts');
				await sendAll(others.keys());
			}
			await workspace.signOut(choice);
			// A whole load, so that nothing of this member stays in memory.
			location.assign('/sign-in');
		} catch {
			toast(t('shell.signOutFailed', { n: count }));
		}
	}

	return {
		get isAsking() {
			return isAsking;
		},
		/** How many changes wait in all tabs and projects. */
		get count() {
			return count;
		},
		async begin(): Promise<void> {
			others = await waitingInOthers(workspace.project.slug);
			const inOthers = [...others.values()].reduce((sum, n) => sum + n, 0);
			elsewhere = changesOf(await workspace.waitingElsewhere()).length + inOthers;
			if (count > 0) isAsking = true;
			else await leave('send');
		},
		cancel(): void {
			isAsking = false;
		},
		choose(choice: Choice): void {
			void leave(choice);
		}
	};
}

async function waitingInOthers(slug: string): Promise<Map<string, number>> {
	const code = await import('#lib/replica/leave-device.ts').catch(() => null);
	const waiting = (await code?.waitingHere().catch(() => null)) ?? new Map<string, number>();
	waiting.delete(slug);
	return waiting;
}
