import type { Collection } from './collections.ts';
import type { Access, Right } from './grants.ts';
import type { Row } from './rows.ts';
import type { Section } from './sections.ts';

/**
 * A role of a project's own, or a built-in one that the project has changed. Roles that stand as they
 * were built have no record.
 */
export interface RoleRow extends Row, Readonly<Partial<Record<Section, Access>>> {
	/** Absent: the name that a built-in one has in the viewer's language. */
	readonly name?: string;
	readonly rights?: readonly Right[];
}

/** What a role lets one do is for those to see who may read members. */
const access = { kind: 'opaque', section: 'members' } as const;

export const roles = {
	reads: 'everyone',
	writes: 'server',
	fields: {
		name: { kind: 'text' },
		rights: access,
		contacts: access,
		activities: access,
		sales: access,
		tasks: access,
		documents: access,
		invoices: access,
		products: access,
		reports: access,
		settings: access,
		members: access
	}
} satisfies Collection;
