import type { Db } from '../db/connection.ts';
import { and, eq } from '../db/drizzle.ts';
import { memberships } from '../db/auth-schema.ts';

export type Memberships = ReturnType<typeof createMemberships>;

/** Which account is which member. Synchronous, so that it can be part of a transaction. */
export function createMemberships(db: Db) {
	return {
		/** Ties an account to a member of a project. Both must be free in it. */
		add(accountId: string, projectId: string, memberId: string): void {
			db.insert(memberships).values({ accountId, projectId, memberId }).run();
		},
		ofAccount: (accountId: string) =>
			db.select().from(memberships).where(eq(memberships.accountId, accountId)).all(),
		ofProject: (projectId: string) =>
			db.select().from(memberships).where(eq(memberships.projectId, projectId)).all(),
		find: (accountId: string, projectId: string) =>
			db
				.select()
				.from(memberships)
				.where(and(eq(memberships.accountId, accountId), eq(memberships.projectId, projectId)))
				.get(),
		accountOf: (projectId: string, memberId: string) =>
			db
				.select()
				.from(memberships)
				.where(and(eq(memberships.projectId, projectId), eq(memberships.memberId, memberId)))
				.get()?.accountId
	};
}
