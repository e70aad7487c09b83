import type { Rule } from '#lib/model/entries.ts';
import type { Json } from '#lib/model/json.ts';
import { hasRight } from '#lib/model/rights.ts';
import type { Scope } from '#lib/model/scope.ts';
import { isSharing } from '#lib/model/sharing.ts';

/** Giving a record to someone else or to departments that are not mine, or sharing it, is a right (rule 11). */
export function assignmentRule(
	scope: Scope,
	member: string,
	key: string,
	value: Json,
	current: Json | undefined
): Rule | null {
	if (hasRight(scope, 'assign')) return null;
	if (key === 'owner') {
		return value === null || value === member || value === current ? null : 'assign';
	}
	if (isSharing(key)) return (value ?? null) === (current ?? null) ? null : 'assign';
	if (!key.startsWith('departments/') || (value ?? null) === (current ?? null)) return null;
	return value === true && isMine(scope, key.slice('departments/'.length)) ? null : 'assign';
}

function isMine(scope: Scope, department: string): boolean {
	return scope.grants.some(
		({ rows }) => rows.of === 'departments' && rows.departments.includes(department)
	);
}
