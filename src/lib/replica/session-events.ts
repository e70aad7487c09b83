import type { CollectionName } from '#lib/model/collections.ts';
import type { Outcome } from '#lib/model/entries.ts';
import type { WaitingProject } from './leave-device.ts';
import type { ToBrowser } from './messages.ts';

/** Where a page stands with its project. All but the first two are final until the page is reloaded. */
export type Phase = 'opening' | 'ready' | 'signed_out' | 'missing' | 'outdated';

/** What becomes of changes that wait when their author signs out. */
export type SignOutChoice = 'send' | 'seal' | 'discard';

/** How a session is ended. */
export interface Farewell {
	choice: SignOutChoice;
	/** What waits in other projects and was told of: what is discarded there. */
	told: readonly WaitingProject[];
	/** Brings what sends the changes that wait in projects, by their slugs. */
	sending: () => Promise<{ sendAll(slugs: Iterable<string>): Promise<void> }>;
}

/** What the session tells the workspace. */
export interface SessionEvents {
	hear(message: ToBrowser): void;
	online(): void;
	/** Own edits were judged: what was not simply accepted, and which records were concerned. */
	settled(outcomes: Outcome[], records: [CollectionName, string][]): void;
}
