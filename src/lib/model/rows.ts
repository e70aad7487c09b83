import type { Company } from './companies.ts';
import type { Deal } from './deals.ts';
import type { Department } from './departments.ts';
import type { Json } from './json.ts';
import type { Member } from './members.ts';
import type { Person } from './people.ts';
import type { Pipeline } from './pipelines.ts';
import type { Product } from './products.ts';
import type { Reason } from './reasons.ts';
import type { RoleRow } from './roles.ts';
import type { Stage } from './stages.ts';

/** A record as pages see it: a frozen object whose fields are properties. Absent means "no value". */
export interface Row {
	readonly id: string;
	readonly createdAt?: number;
	readonly createdBy?: string;
	readonly deletedAt?: number;
}

/** Which row type each collection holds. */
export interface RowOf {
	members: Member;
	roles: RoleRow;
	departments: Department;
	pipelines: Pipeline;
	stages: Stage;
	reasons: Reason;
	products: Product;
	companies: Company;
	people: Person;
	deals: Deal;
}

/** Stands in a link's place when the record it points to is not for this viewer's eyes. */
export const HIDDEN = 'hidden';

/** The elements of a set field: `elementsOf(deal, 'departments')`. */
export function elementsOf(row: object, field: string): string[] {
	const prefix = `${field}/`;
	const ids: string[] = [];
	for (const key in row) {
		if (key.startsWith(prefix) && (row as Record<string, Json>)[key] === true) {
			ids.push(key.slice(prefix.length));
		}
	}
	return ids;
}
