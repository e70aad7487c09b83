import type { Collection } from './collections.ts';
import type { Money } from './money.ts';
import type { Row } from './rows.ts';
import { SHARING } from './sharing.ts';

export interface Company extends Row {
	readonly name: string;
	readonly owner?: string;
	readonly parent?: string;
	readonly industry?: string;
	readonly email?: string;
	readonly phone?: string;
	readonly website?: string;
	readonly street?: string;
	readonly city?: string;
	readonly country?: string;
	readonly registrationNumber?: string;
	readonly vatId?: string;
	readonly employees?: number;
	readonly revenue?: Money;
	readonly foundedIn?: number;
}

export const companies = {
	reads: 'contacts',
	writes: 'contacts',
	isContact: true,
	fields: {
		name: { kind: 'text', required: true },
		owner: { kind: 'link', to: 'members' },
		departments: { kind: 'set', to: 'departments' },
		...SHARING,
		parent: { kind: 'link', to: 'companies' },
		industry: { kind: 'text' },
		email: { kind: 'email' },
		phone: { kind: 'phone' },
		website: { kind: 'url' },
		street: { kind: 'text' },
		city: { kind: 'text' },
		country: { kind: 'text' },
		registrationNumber: { kind: 'text' },
		vatId: { kind: 'text' },
		employees: { kind: 'number' },
		revenue: { kind: 'money' },
		foundedIn: { kind: 'number', isYear: true }
	}
} satisfies Collection;
