import type { Collection } from './collections.ts';
import type { Row } from './rows.ts';

/** Why a deal was lost, or why it is unqualified. */
export interface Reason extends Row {
	readonly name: string;
	readonly kind: 'lost' | 'unqualified';
	readonly rank: string;
}

export const reasons = {
	reads: 'sales',
	writes: 'settings',
	fields: {
		name: { kind: 'text', required: true },
		kind: { kind: 'choice', options: ['lost', 'unqualified'], required: true },
		rank: { kind: 'rank', required: true }
	}
} satisfies Collection;
