import { linkOf, type CollectionName } from '#lib/model/collections.ts';
import type { Json } from '#lib/model/json.ts';
import { isSharing } from '#lib/model/sharing.ts';

/** Collections whose records can be hidden or deleted while others link to them. */
const FOLLOWED = new Set(['companies', 'people', 'products', 'departments', 'reasons']);

/** Where a key leads, if that is followed. */
export function followed(collection: CollectionName, key: string, value: Json): string | null {
	if (isSharing(key)) return key.slice(key.indexOf('/') + 1);
	const [to, target] = linkOf(collection, key, value);
	return to && target && FOLLOWED.has(to) ? target : null;
}
