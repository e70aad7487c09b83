import type { Db } from '../db/connection.ts';
import { and, eq } from '../db/drizzle.ts';
import { accounts } from '../db/auth-schema.ts';
import { SpoluError } from '../errors.ts';
import type { Asking, Devices } from './devices.ts';
import type { PasswordAgain } from './password-again.ts';
import { hashed } from './passwords.ts';

/** The password that an account has, and the one that it is to have. */
export interface NewPassword {
	current: string;
	next: string;
}

/** Gives an account another password. Whoever came in by the one before is out. */
export class PasswordChange {
	readonly #db: Db;
	readonly #devices: Devices;
	readonly #again: PasswordAgain;

	constructor(db: Db, devices: Devices, again: PasswordAgain) {
		this.#db = db;
		this.#devices = devices;
		this.#again = again;
	}

	/**
	 * Changes the password, and signs out all devices but the one that asks.
	 *
	 * @throws SpoluError `invalid` when `current` is not right, or no longer; `limited`
	 */
	async run(asking: Asking, { current, next }: NewPassword, ip: string): Promise<void> {
		const { id, passwordHash } = await this.#again.ask(asking.accountId, current, ip);
		const hash = await hashed(next);
		this.#db.transaction(() => {
			const isSame = and(eq(accounts.id, id), eq(accounts.passwordHash, passwordHash));
			const { changes } = this.#db.update(accounts).set({ passwordHash: hash }).where(isSame).run();
			if (changes === 0) throw new SpoluError('invalid', 'security.password.wrong');
			this.#devices.endOthers(asking);
		});
	}
}
