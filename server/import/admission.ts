import { mayImportInto } from '#lib/import/targets.ts';
import type { CollectionName } from '#lib/model/collections.ts';
import { hasRight } from '#lib/model/rights.ts';
import type { Scope } from '#lib/model/scope.ts';
import { SpoluError } from '../errors.ts';
import { readParcel, type Body, type Parcel } from './rows.ts';

/** Whether a member may import records of a collection. */
export function mayImport(scope: Scope, into: CollectionName): boolean {
	return hasRight(scope, 'importExport') && mayImportInto(scope, into);
}

/**
 * Takes an import in, if its sender may import at all, and then what it is into.
 *
 * @throws SpoluError `forbidden`, `invalid`
 */
export async function received(
	project: { scopeOf(member: string): Scope },
	memberId: string,
	body: Body
): Promise<Parcel> {
	const scope = project.scopeOf(memberId);
	if (!hasRight(scope, 'importExport')) throw new SpoluError('forbidden', 'import.mayNot');
	const parcel = await readParcel(body);
	if (!mayImport(scope, parcel.order.into)) throw new SpoluError('forbidden', 'import.mayNot');
	return parcel;
}
