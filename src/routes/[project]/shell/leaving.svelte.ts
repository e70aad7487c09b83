import { toast } from '#lib/components/toast.ts';
import { t } from '#lib/i18n/index.ts';
import { changesOf } from '#lib/replica/changes.ts';
import type { Workspace } from './workspace.ts';

type Choice = 'send' | 'seal' | 'discard';

/**
 * Signing out: at once when nothing waits in any tab or project, otherwise after asking what becomes of
 * what waits. Make it while a component is being set up.
 */
export function leaving(workspace: Workspace) {
	let isAsking = $state(false);
	/** What waits in other tabs, and in other projects. */
	let elsewhere = $state(0);
	const count = $derived(changesOf(workspace.sync.waiting).length + elsewhere);

	async function leave(choice: Choice): Promise<void> {
		isAsking = false;
		try {
			// Nobody waits for what cannot be sent.
			if (choice === 'send' && count > 0 && !workspace.sync.isOnline && !navigator.onLine)
				throw new TypeError('offline');
			await workspace.signOut(choice, () => import('#lib/replica/send-all.ts'));
			// A whole load, so that nothing of this member stays in memory.
			location.assign('/sign-in');
		} catch {
			toast(t('shell.signOutFailed', { n: count }));
		}
	}

	async function begin(): Promise<void> {
		elsewhere = await workspace.waitingElsewhere().catch(() => 0);
		if (count > 0) isAsking = true;
		else await leave('send');
	}

	// What was asked about may have been sent while the question stood.
	$effect(() => {
		if (isAsking && workspace.sync.waiting.length === 0) void begin();
	});

	return {
		begin,
		get isAsking() {
			return isAsking;
		},
		/** How many changes wait in all tabs and projects. */
		get count() {
			return count;
		},
		cancel(): void {
			isAsking = false;
		},
		choose(choice: Choice): void {
			void leave(choice);
		}
	};
}
