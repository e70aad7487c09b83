import type { CollectionName } from '#lib/model/collections.ts';
import { hasRight, mayWrite } from '#lib/model/rights.ts';
import type { Scope } from '#lib/model/scope.ts';
import { SpoluError } from '../errors.ts';
import type { Pen } from './projects.ts';

/** Collections whose records have an owner. */
const OWNED: CollectionName[] = ['companies', 'people', 'deals'];

interface Handing {
	from: string;
	to: string | null;
	most: number;
}

/**
 * Gives so many records at most of one owner to another, or to nobody; tells how many. It is for those to do
 * who may assign, and write each of them.
 *
 * @throws SpoluError `forbidden`
 */
export function handOver(log: Pen, giver: Scope, { from, to, most }: Handing): number {
	const owned: [CollectionName, string][] = [];
	for (const collection of OWNED) {
		for (const { id, fields } of log.all(collection)) {
			if (owned.length === most) break;
			if (fields.owner !== from) continue;
			const may = hasRight(giver, 'assign') && mayWrite(giver, collection, fields, 'owner');
			if (!may) throw new SpoluError('forbidden', 'settings.beyondYou');
			owned.push([collection, id]);
		}
	}
	for (const of of owned) log.set(...of, { owner: to });
	return owned.length;
}
