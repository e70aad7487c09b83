import { toast } from '#lib/components/toast.ts';
import { t } from '#lib/i18n/index.ts';
import type { Workspace } from './workspace.ts';

type Choice = 'send' | 'seal' | 'discard';

/** Signing out: at once when nothing waits, otherwise after asking what becomes of what waits. */
export function leaving(workspace: Workspace) {
	let isAsking = $state(false);

	async function leave(choice: Choice): Promise<void> {
		isAsking = false;
		const { waiting, isOnline } = workspace.sync;
		try {
			// Nobody waits for what cannot be sent.
			if (choice === 'send' && waiting.length > 0 && !isOnline && !navigator.onLine)
				throw new TypeError('offline');
			await workspace.signOut(choice);
			// A whole load, so that nothing of this member stays in memory.
			location.assign('/sign-in');
		} catch {
			toast(t('shell.signOutFailed', { n: waiting.length }));
		}
	}

	return {
		get isAsking() {
			return isAsking;
		},
		begin(): void {
			if (workspace.sync.waiting.length > 0) isAsking = true;
			else void leave('send');
		},
		cancel(): void {
			isAsking = false;
		},
		choose(choice: Choice): void {
			void leave(choice);
		}
	};
}
