import { createSubscriber } from 'svelte/reactivity';
import { t } from '#lib/i18n/index.ts';
import { changesOf } from '#lib/replica/changes.ts';
import type { Workspace } from './workspace.ts';

/** How long "Back online" and "All changes saved" stay, in milliseconds. */
const LIFE = 6_000;

/** Runs again while it is read, so that news grows old. */
const everySecond = createSubscriber((update) => {
	const timer = setInterval(update, 1_000);
	return () => clearInterval(timer);
});

type Sync = Pick<Workspace['sync'], 'lastBack' | 'waiting' | 'attention'>;

/** What is said for a few seconds after coming back; null when there is nothing to tell. */
export function news({ lastBack, waiting, attention }: Sync): string | null {
	if (!lastBack || lastBack.sent === 0) return null;
	const left = changesOf(waiting).length;
	if (left > 0) return t('shell.backOnline', { n: lastBack.sent });
	// The rest is said there, and it is not saved.
	if (attention.length > 0) return null;
	everySecond();
	return Date.now() - lastBack.at < LIFE ? t('shell.allSaved') : null;
}
