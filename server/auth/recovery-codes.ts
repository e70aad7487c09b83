import type { Db } from '../db/connection.ts';
import { and, eq } from '../db/drizzle.ts';
import { recoveryCodes } from '../db/auth-schema.ts';
import { newRecoveryCode, plain } from './one-time-codes.ts';
import { fingerprint } from './secrets.ts';

const AT_ONCE = 10;

export type RecoveryCodes = ReturnType<typeof createRecoveryCodes>;

/** What lets people in who have lost their app. Synchronous, so that it can be part of a transaction. */
export function createRecoveryCodes(db: Db) {
	const hashOf = (accountId: string, code: string) => fingerprint(`${accountId} ${plain(code)}`);
	const ofAccount = (accountId: string) => eq(recoveryCodes.accountId, accountId);
	return {
		/** New codes in place of those before; they are in this answer and nowhere else. */
		renew(accountId: string): string[] {
			const codes = Array.from({ length: AT_ONCE }, newRecoveryCode);
			db.delete(recoveryCodes).where(ofAccount(accountId)).run();
			const rows = codes.map((code) => ({ accountId, codeHash: hashOf(accountId, code) }));
			db.insert(recoveryCodes).values(rows).run();
			return codes;
		},

		/** Uses a code up; false when it is none of the account's, or no longer. */
		use(accountId: string, code: string): boolean {
			const isIt = and(ofAccount(accountId), eq(recoveryCodes.codeHash, hashOf(accountId, code)));
			return db.delete(recoveryCodes).where(isIt).run().changes === 1;
		},

		left: (accountId: string) =>
			db.select().from(recoveryCodes).where(ofAccount(accountId)).all().length,

		forget(accountId: string): void {
			db.delete(recoveryCodes).where(ofAccount(accountId)).run();
		}
	};
}
