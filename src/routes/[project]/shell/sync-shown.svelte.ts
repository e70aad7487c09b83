import type { Workspace } from './workspace.ts';

/** So long a page that was just opened may take to connect before it is called offline. */
const GRACE = 1_500;

/**
 * What the status line shows. While a page connects for the first time it is not offline yet: what
 * waits is on its way, and when nothing waits everything is saved.
 */
export class SyncShown {
	readonly #sync: Workspace['sync'];
	#isConnecting = $state(navigator.onLine);

	constructor(sync: Workspace['sync']) {
		this.#sync = sync;
		$effect(() => {
			const timer = setTimeout(() => (this.#isConnecting = false), GRACE);
			return () => clearTimeout(timer);
		});
	}

	get status(): Workspace['sync']['status'] {
		const { status, waiting, attention } = this.#sync;
		if (status !== 'offline' || !this.#isConnecting) return status;
		if (waiting.length > 0) return 'saving';
		return attention.length > 0 ? 'attention' : 'saved';
	}
}
