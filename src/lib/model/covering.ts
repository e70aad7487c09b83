import type { Rows, Scope, ScopeGrant } from './scope.ts';

/** Whether a scope holds everything that another one does: nobody may give beyond themselves. */
export function covers(holder: Scope, other: Scope): boolean {
	return (
		other.rights.every((right) => holder.rights.includes(right)) &&
		other.grants.every((wanted) => holder.grants.some((held) => coversGrant(held, wanted)))
	);
}

function coversGrant(held: ScopeGrant, wanted: ScopeGrant): boolean {
	if (held.section !== wanted.section) return false;
	if (wanted.level === 'write' && held.level !== 'write') return false;
	if (!held.hidden.every((name) => wanted.hidden.includes(name))) return false;
	if (!held.locked.every((name) => wanted.locked.includes(name) || wanted.hidden.includes(name))) {
		return false;
	}
	return coversRows(held.rows, wanted.rows);
}

/**
 * Another person's own records are not mine, and what was shared with them need not be: only what nobody
 * owns would be common.
 */
function coversRows(held: Rows, wanted: Rows): boolean {
	if (held.of === 'all') return true;
	if (held.of === 'departments' && wanted.of === 'departments') {
		return wanted.departments.every((id) => held.departments.includes(id));
	}
	if (held.of === 'reports' && wanted.of === 'reports') {
		return wanted.owners.every((id) => held.owners.includes(id));
	}
	return false;
}
