import { z } from 'zod';
import { isAccess, RIGHTS, type Access } from '#lib/model/grants.ts';
import { SECTIONS } from '#lib/model/sections.ts';

const access = z.custom<Access>((value) => typeof value === 'object' && isAccess(value as never));

/** All that a role is, as `server/auth/roles.ts` takes it. Messages are catalogue keys. */
export const roleDefinition = z.strictObject({
	name: z
		.string()
		.trim()
		.min(1, 'rights.nameNeeded')
		.max(100, 'auth.misfit.body')
		.refine((name) => !name.includes('\0') && name.isWellFormed(), 'auth.misfit.body')
		.nullable(),
	access: z.partialRecord(z.enum(SECTIONS), access),
	rights: z.array(z.enum(RIGHTS)).max(RIGHTS.length)
});

/** Whose view is asked for, and what the role would be. */
export const previewQuestion = z.strictObject({
	member: z.string().max(40),
	role: z.string().max(40),
	definition: roleDefinition
});
