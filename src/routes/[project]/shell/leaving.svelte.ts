import { untrack } from 'svelte';
import { toast } from '#lib/components/toast.ts';
import { t } from '#lib/i18n/index.ts';
import { changesOf } from '#lib/replica/changes.ts';
import type { SignOutChoice } from '#lib/replica/session-events.ts';
import type { Workspace } from './workspace.ts';

/**
 * Signing out: at once when nothing waits in any tab or project, otherwise after asking what becomes of
 * what waits. Make it while a component is being set up.
 */
export class Leaving {
	readonly #workspace: Workspace;
	isAsking = $state(false);
	/** What waits in other tabs, and in other projects, as was found out last. */
	#inTabs = $state(0);
	#inOthers = $state(0);
	#lookup = Promise.resolve();
	#isLeaving = false;
	/** Raised by all that is chosen: what was found out before counts no more. */
	#turn = 0;

	constructor(workspace: Workspace) {
		this.#workspace = workspace;
		// What was asked about may have been sent while the question stood.
		$effect(() => {
			if (this.isAsking && this.#own === 0) untrack(() => void this.begin());
		});
	}

	readonly #own = $derived.by(() => changesOf(this.#workspace.sync.waiting).length);
	/** How many changes wait in all tabs and projects. */
	readonly count = $derived(this.#own + this.#inTabs + this.#inOthers);

	/** Asks when something waits, at once when it waits here, and leaves when nothing does. */
	async begin(): Promise<void> {
		if (this.#isLeaving) return;
		const turn = ++this.#turn;
		if (this.#own > 0) this.isAsking = true;
		this.#lookup = this.#lookElsewhere();
		await this.#lookup;
		if (turn !== this.#turn) return;
		if (this.count > 0) this.isAsking = true;
		else await this.choose('send');
	}

	/** What was known stands for what cannot be found out. */
	async #lookElsewhere(): Promise<void> {
		const found = await this.#workspace.waitingElsewhere().catch(() => null);
		if (!found) return;
		this.#inTabs = found.inTabs;
		if (found.inOthers !== null) this.#inOthers = found.inOthers;
	}

	cancel(): void {
		this.#turn += 1;
		this.isAsking = false;
	}

	async choose(choice: SignOutChoice): Promise<void> {
		const shown = this.count;
		if (choice === 'discard') {
			// Nobody discards what they were not told of.
			await this.#lookup;
			if (!this.isAsking || this.count > shown) return;
		}
		this.cancel();
		this.#isLeaving = true;
		try {
			await this.#workspace.signOut(choice, () => import('#lib/replica/send-all.ts'));
			// A whole load, so that nothing of this member stays in memory.
			location.assign('/sign-in');
		} catch {
			this.#isLeaving = false;
			toast(t('shell.signOutFailed', { n: this.count }));
		}
	}
}
