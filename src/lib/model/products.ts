import type { Collection } from './collections.ts';
import type { Money } from './money.ts';
import type { Row } from './rows.ts';

export interface Product extends Row {
	readonly name: string;
	readonly series?: string;
	readonly code?: string;
	readonly price?: Money;
}

export const products = {
	reads: 'products',
	writes: 'products',
	fields: {
		name: { kind: 'text', required: true },
		series: { kind: 'text' },
		code: { kind: 'text' },
		price: { kind: 'money' }
	}
} satisfies Collection;
