import type { Entry, Outcome } from '#lib/model/entries.ts';
import type { ProjectSettings } from '#lib/model/project-settings.ts';

/** What the browser sends first on every connection, as JSON in the auth token. */
export interface Token {
	/** The schema that the browser's program was made for. */
	v: number;
	/** The member that the page was opened for. */
	member: string;
	/** The incarnation that the journal's `base` values belong to. */
	incarnation: string;
	/** All entries that are not yet confirmed, in the order of their clocks. */
	journal: Entry[];
}

/** Where a person looks. `record` is `collection:id`. */
export interface Look {
	page: string;
	record?: string;
	field?: string;
	isEditing?: boolean;
	/** The member whom they follow from page to page. */
	following?: string;
}

/** Somebody who is here, as others see them. */
export interface Here {
	key: string;
	member: string;
	look: Look;
}

/** Stateless messages from browser to server. */
export type ToServer =
	| { t: 'journal'; entries: Entry[] }
	| { t: 'dealt'; client: string; clock: number }
	| { t: 'look'; look: Look | null }
	| { t: 'ping'; at: number };

/** Stateless messages from server to browser. */
export type ToBrowser =
	| { t: 'saved'; client: string; upto: number; seq: number; outcomes: Outcome[]; gap?: number }
	/** All that needs attention; with `isMore` the rest of it follows. */
	| { t: 'attention'; outcomes: Outcome[]; isMore?: true }
	| { t: 'here'; here: Here[] }
	| { t: 'lists' }
	| { t: 'settings'; settings: ProjectSettings }
	| { t: 'fresh' }
	| { t: 'pong'; at: number; now: number };

/** What a page is told of one of its journals. */
export type Saved = Omit<Extract<ToBrowser, { t: 'saved' }>, 't' | 'seq'>;

/**
 * Why a connection was refused or closed. `go:<name>` names the replica to join instead and, after `#`,
 * the incarnation; `retry` means soon and `limited` later; after `malformed` the page comes again without
 * what could not be read. All others are final for this page.
 */
export type Refusal =
	'malformed' | 'signed_out' | 'missing' | 'outdated' | 'retry' | 'limited' | `go:${string}`;

export function goTo(name: string, incarnation: string): Refusal {
	return `go:${name}#${incarnation}`;
}

export function parseGo(reason: string): { name: string; incarnation: string } | null {
	const match = /^go:([^#]+)#(.+)$/.exec(reason);
	return match ? { name: match[1]!, incarnation: match[2]! } : null;
}

/** A message of a browser is no longer than this, in bytes. */
export const MESSAGE_LIMIT = 256 * 1024;
/** So many entries travel in one message or token; a tx is never split. */
export const JOURNAL_LIMIT = 2_000;
/** Edits per second that a connection may send, and how many at once. */
export const PACE = { perSecond: 30, burst: 200 };
