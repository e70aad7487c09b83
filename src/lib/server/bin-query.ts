import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import type { BinQuery } from '#lib/model/bin.ts';
import { COLLECTION_NAMES } from '#lib/model/collections.ts';
import { refuse } from './failures.ts';

const query = z.strictObject({
	q: z.string().max(200).optional(),
	collection: z.enum(COLLECTION_NAMES).optional(),
	after: z
		.string()
		.regex(/^\d{1,16}\.[A-Za-z0-9_-]{1,40}$/)
		.optional(),
	limit: z.coerce.number().int().min(1).max(200).optional()
});

/** What an address asks of the bin. @throws 400 */
export function binQueryOf(event: RequestEvent): BinQuery {
	const parsed = query.safeParse(Object.fromEntries(event.url.searchParams));
	return parsed.success ? parsed.data : refuse(event, 400);
}
