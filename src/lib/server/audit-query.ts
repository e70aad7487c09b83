import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { AUDIT_KINDS, type AuditQuery } from '#lib/model/audit.ts';
import { refuse } from './failures.ts';

const query = z.strictObject({
	kind: z.enum(AUDIT_KINDS).optional(),
	member: z.string().max(40).optional(),
	before: z.coerce.number().int().positive().optional(),
	limit: z.coerce.number().int().min(1).max(200).optional()
});

/** What an address asks of the audit log. @throws 400 */
export function auditQueryOf(event: RequestEvent): AuditQuery {
	const parsed = query.safeParse(Object.fromEntries(event.url.searchParams));
	return parsed.success ? parsed.data : refuse(event, 400);
}
