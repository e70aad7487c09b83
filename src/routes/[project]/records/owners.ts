import type { Option } from '#lib/components/combobox-matches.ts';
import { collator } from '#lib/i18n/index.ts';
import type { Member } from '#lib/model/members.ts';
import { hasRight } from '#lib/model/rights.ts';
import type { Scope } from '#lib/model/scope.ts';

interface Viewer {
	rows: { members: ReadonlyMap<string, Member> };
	scope: Scope;
	memberId: string;
}

/**
 * Whom a viewer may make an owner, by name: everyone who has not left, with a sign-in or without; without
 * the right to assign only themselves.
 */
export function owners({ rows, scope, memberId }: Viewer): Option[] {
	const mayAssign = hasRight(scope, 'assign');
	return byName(
		[...rows.members.values()].filter(
			({ id, isActive }) => id === memberId || (mayAssign && isActive)
		)
	);
}

/** Whose records there may be, by name: who has left, too. */
export function everyone({ rows }: Pick<Viewer, 'rows'>): Option[] {
	return byName([...rows.members.values()]);
}

function byName(members: readonly Member[]): Option[] {
	const { compare } = collator();
	return members
		.map(({ id, name }) => ({ value: id, label: name }))
		.sort((a, b) => compare(a.label, b.label));
}
