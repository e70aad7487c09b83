import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { LANGUAGES } from '#lib/i18n/languages.ts';
import { isCollectionName, type CollectionName } from '#lib/model/collections.ts';
import type { ListQuery } from '#lib/model/list-query.ts';
import { refuse } from './failures.ts';

const id = z.string().max(40);

const query = z.object({
	q: z.string().max(200).optional(),
	owner: id.optional(),
	stage: id.optional(),
	pipeline: id.optional(),
	company: id.optional(),
	person: id.optional(),
	isArchived: z
		.enum(['true', 'false'])
		.transform((value) => value === 'true')
		.optional(),
	sort: z
		.string()
		.regex(/^-?[a-zA-Z]{1,40}$/)
		.optional(),
	language: z.enum(LANGUAGES).optional(),
	offset: z.coerce.number().int().min(0).max(1_000_000).optional(),
	limit: z.coerce.number().int().min(1).max(200).optional()
});

/** What a list's address asks for. @throws 400 */
export function listQueryOf(event: RequestEvent): ListQuery {
	const parsed = query.safeParse(Object.fromEntries(event.url.searchParams));
	return parsed.success ? parsed.data : refuse(event, 400);
}

/** @throws 404 */
export function collectionOf(event: RequestEvent<{ collection: string }>): CollectionName {
	const { collection } = event.params;
	return isCollectionName(collection) ? collection : refuse(event, 404);
}
