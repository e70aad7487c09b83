import type { Collection } from './collections.ts';
import { byRank } from './ranks.ts';
import type { Row } from './rows.ts';

export type ReasonKind = 'lost' | 'unqualified';

/** Why a deal was lost, or why it is unqualified. */
export interface Reason extends Row {
	readonly name: string;
	readonly kind: ReasonKind;
	readonly rank: string;
	/** Deleted from its list. It stays a record, so that deals which were closed for it still say so. */
	readonly isRetired?: boolean;
}

export const reasons = {
	reads: 'sales',
	writes: 'settings',
	fields: {
		name: { kind: 'text', required: true },
		kind: { kind: 'choice', options: ['lost', 'unqualified'], required: true },
		rank: { kind: 'rank', required: true },
		isRetired: { kind: 'flag' }
	}
} satisfies Collection;

/** Whether a deal that comes into a stage of this kind is asked why. */
export function asksWhy(kind: string | undefined): kind is ReasonKind {
	return kind === 'lost' || kind === 'unqualified';
}

/** The reasons to choose from when a deal is closed in a stage of this kind, in their order. */
export function reasonsFor(reasons: Iterable<Reason>, kind: string): Reason[] {
	return [...reasons].filter((reason) => reason.kind === kind && !reason.isRetired).sort(byRank);
}
