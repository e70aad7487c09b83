import type { CollectionName } from '#lib/model/collections.ts';
import type { Outcome } from '#lib/model/entries.ts';
import type { ToBrowser } from './messages.ts';

/** Where a page stands with its project. All but the first two are final until the page is reloaded. */
export type Phase = 'opening' | 'ready' | 'signed_out' | 'missing' | 'outdated';

/** What becomes of changes that wait when their author signs out. */
export type SignOutChoice = 'send' | 'seal' | 'discard';

/** How many changes wait elsewhere in this browser. */
export interface WaitingElsewhere {
	/** In other tabs of this project. */
	inTabs: number;
	/** In other projects of whoever is signed in; null when the server does not say who that is. */
	inOthers: number | null;
}

/** Brings what sends the changes that wait in projects, by their slugs. */
export type Sending = () => Promise<{ sendAll(slugs: Iterable<string>): Promise<void> }>;

/** What the session tells the workspace. */
export interface SessionEvents {
	hear(message: ToBrowser): void;
	online(): void;
	/** Own edits were judged: what was not simply accepted, and which records were concerned. */
	settled(outcomes: Outcome[], records: [CollectionName, string][]): void;
}
