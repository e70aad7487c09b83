import type { Draft } from './draft.ts';

/** Someone who is part of every commit: the project's replicas. */
export interface Follower {
	/** Makes itself equal to the draft, in memory. Nothing may leave yet. */
	follow(draft: Draft): void;
	/** Writes what following made. The caller holds the transaction. */
	write(draft: Draft): void;
	/** The commit stands: what waited may leave. */
	committed(draft: Draft): void;
	/** The commit failed: memory is ahead of SQL and must be dropped in this very tick (rule 8). */
	failed(): void;
}
