import type { Collection } from './collections.ts';
import type { Row } from './rows.ts';

export interface Pipeline extends Row {
	readonly name: string;
	readonly slug: string;
	readonly rank: string;
}

export const pipelines = {
	reads: 'sales',
	writes: 'settings',
	fields: {
		name: { kind: 'text', required: true },
		slug: { kind: 'text', byServer: true },
		rank: { kind: 'rank', required: true }
	}
} satisfies Collection;
