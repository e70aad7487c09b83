import type { Right } from './grants.ts';
import type { Fields } from './json.ts';
import { elementsOf } from './rows.ts';
import type { Standing } from './scope.ts';

/** What of a member's record decides what they may do, with those whom they manage. */
export function standingOf(id: string, member: Fields, reports: readonly string[]): Standing {
	return {
		id,
		roles: listOf(member.roles),
		departments: elementsOf(member, 'departments'),
		reports,
		given: listOf(member.given) as Right[],
		withheld: listOf(member.withheld) as Right[]
	};
}

function listOf(value: unknown): string[] {
	return Array.isArray(value) ? value.map(String) : [];
}
