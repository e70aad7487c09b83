import { SpoluError } from '../errors.ts';
import type { Account, Accounts } from './accounts.ts';
import type { Limits } from './limits.ts';
import { isPassword } from './passwords.ts';

/** Asks who is signed in for their password, before what a screen that was left open must not do. */
export class PasswordAgain {
	readonly #accounts: Accounts;
	readonly #limits: Limits;

	constructor(accounts: Accounts, limits: Limits) {
		this.#accounts = accounts;
		this.#limits = limits;
	}

	/**
	 * The account, when the password is its own. Guesses count as those at sign-in do.
	 *
	 * @throws SpoluError `invalid` for another password; `limited`
	 */
	async ask(accountId: string, password: string, ip: string): Promise<Account> {
		const account = this.#accounts.find(accountId);
		if (!account) throw new SpoluError('signed_out', 'auth.signedOut');
		const counted = await this.#limits.signIn(ip, account.email);
		if (!(await isPassword(password, account.passwordHash))) {
			throw new SpoluError('invalid', 'security.password.wrong');
		}
		await counted.succeeded();
		return account;
	}
}
