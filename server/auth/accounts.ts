import type { Db } from '../db/connection.ts';
import { eq } from '../db/drizzle.ts';
import { accounts } from '../db/auth-schema.ts';
import { SpoluError } from '../errors.ts';
import { newId } from '#lib/model/ids.ts';
import { isPassword } from './passwords.ts';

export type Account = typeof accounts.$inferSelect;

/** What a person may choose about their own account. */
export type Profile = Pick<Account, 'name' | 'language' | 'theme' | 'timeZone' | 'showPresence'>;

export type NewAccount = Pick<Account, 'name' | 'passwordHash' | 'language' | 'timeZone'> & {
	email: string;
};

export type Accounts = ReturnType<typeof createAccounts>;

/** Two ways of typing one address fold to the same string. */
export function foldedEmail(typed: string): string {
	return typed.trim().normalize('NFC').toLowerCase();
}

/** The people who can sign in to this install, whatever projects they are in. */
export function createAccounts(db: Db) {
	const find = (id: string) => db.select().from(accounts).where(eq(accounts.id, id)).get();
	const findByEmail = (email: string) =>
		db
			.select()
			.from(accounts)
			.where(eq(accounts.email, foldedEmail(email)))
			.get();
	return {
		find,
		findByEmail,
		areNone: () => db.select({ id: accounts.id }).from(accounts).limit(1).get() === undefined,

		/** An account that is not stored. @throws SpoluError `conflict` when the e-mail has one */
		prepared({ email, ...rest }: NewAccount): Account {
			if (findByEmail(email)) throw new SpoluError('conflict', 'auth.accountExists');
			return {
				id: newId(),
				email: foldedEmail(email),
				emailTyped: email.trim(),
				theme: 'system',
				showPresence: true,
				createdAt: Date.now(),
				...rest
			};
		},

		/** Stores an account unless it is there. */
		store(account: Account): void {
			db.insert(accounts).values(account).onConflictDoNothing({ target: accounts.id }).run();
		},

		/**
		 * The account of an e-mail and its password. A wrong password and an unknown e-mail take the
		 * same work and give the same answer: null.
		 */
		async recognise(email: string, password: string): Promise<Account | null> {
			const account = findByEmail(email);
			const isRight = await isPassword(password, account?.passwordHash);
			if (!account || !isRight) return null;
			// It takes a while: a password that was changed meanwhile opens nothing.
			return find(account.id)?.passwordHash === account.passwordHash ? account : null;
		},

		change(id: string, patch: Partial<Profile>): void {
			if (Object.keys(patch).length === 0) return;
			db.update(accounts).set(patch).where(eq(accounts.id, id)).run();
		}
	};
}
