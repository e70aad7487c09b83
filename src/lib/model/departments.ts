import type { Collection } from './collections.ts';
import type { Row } from './rows.ts';

export interface Department extends Row {
	readonly name: string;
}

export const departments = {
	reads: 'everyone',
	writes: 'settings',
	fields: {
		name: { kind: 'text', required: true }
	}
} satisfies Collection;
