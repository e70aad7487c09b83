import type { Field } from './fields.ts';
import type { Fields } from './json.ts';

/**
 * Whom a record is shared with, and until when: members by id, roles by the id of their record. The
 * fields of every collection whose records have owners.
 */
export const SHARING = {
	shares: { kind: 'lease', to: 'members' },
	roleShares: { kind: 'lease' }
} satisfies Record<string, Field>;

const KEYS = ['shares', 'roleShares'];

/** Whether a field, or the key of one of its elements, says whom a record is shared with. */
export function isSharing(key: string): boolean {
	return KEYS.includes(key.split('/')[0]!);
}

/** Whether a record is shared with one of these members or roles. */
export function isSharedWith(fields: Fields, ids: readonly string[]): boolean {
	return ids.some((id) => KEYS.some((field) => (fields[`${field}/${id}`] ?? null) !== null));
}
