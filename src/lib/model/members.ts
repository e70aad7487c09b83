import type { Collection } from './collections.ts';
import type { Right } from './grants.ts';
import type { Row } from './rows.ts';

export interface Member extends Row {
	readonly name: string;
	/** Which of the eight presence colours is theirs. */
	readonly color: number;
	readonly isActive?: boolean;
	readonly email?: string;
	readonly phone?: string;
	readonly manager?: string;
	readonly roles?: string[];
	readonly given?: Right[];
	readonly withheld?: Right[];
}

/** White letters stand on the first four colours, dark letters on the others. */
export const PRESENCE_COLORS = [
	'#B63EAF',
	'#048064',
	'#655EE6',
	'#AE593B',
	'#648E9B',
	'#E94B8A',
	'#068AEB',
	'#8C8C01'
] as const;

export const members = {
	reads: 'everyone',
	writes: 'server',
	fields: {
		name: { kind: 'text', required: true },
		color: { kind: 'number', required: true },
		isActive: { kind: 'flag' },
		email: { kind: 'email', section: 'members' },
		phone: { kind: 'phone', section: 'members' },
		manager: { kind: 'link', to: 'members', section: 'members' },
		/** Built-in ones by their name, a project's own by their id. */
		roles: { kind: 'opaque', section: 'members' },
		/** Rights that they have, or lack, whatever their roles say. */
		given: { kind: 'opaque', section: 'members' },
		withheld: { kind: 'opaque', section: 'members' },
		departments: { kind: 'set', to: 'departments', section: 'members' }
	}
} satisfies Collection;
