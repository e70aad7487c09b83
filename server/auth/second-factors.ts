import type { Db } from '../db/connection.ts';
import { and, eq, lt } from '../db/drizzle.ts';
import { secondFactors } from '../db/auth-schema.ts';
import { SpoluError } from '../errors.ts';
import { addressFor, newSharedSecret, plain, stepOf } from './one-time-codes.ts';
import { createRecoveryCodes, type RecoveryCodes } from './recovery-codes.ts';
import type { Vault } from './vault.ts';

/** What an app is given, to be shown once: base32, and the address that a QR code carries. */
export interface SharedSecret {
	secret: string;
	address: string;
}

/** How an account stands. */
export interface FactorState {
	isOn: boolean;
	codesLeft: number;
}

type Row = typeof secondFactors.$inferSelect;

/** Codes of an app that are asked for after the password, by RFC 6238. */
export class SecondFactors {
	readonly #db: Db;
	readonly #vault: Vault;
	readonly #recovery: RecoveryCodes;

	constructor(db: Db, vault: Vault) {
		this.#db = db;
		this.#vault = vault;
		this.#recovery = createRecoveryCodes(db);
	}

	/** Whether the account is asked for a code. */
	isOn(accountId: string): boolean {
		return Boolean(this.#find(accountId)?.confirmedAt);
	}

	stateOf(accountId: string): FactorState {
		const isOn = this.isOn(accountId);
		return { isOn, codesLeft: isOn ? this.#recovery.left(accountId) : 0 };
	}

	/**
	 * A secret for an app. Nothing is asked for until a code has shown that the app has it.
	 *
	 * @throws SpoluError `conflict` when codes are asked for already
	 */
	begin({ id, email }: { id: string; email: string }): SharedSecret {
		if (this.isOn(id)) throw new SpoluError('conflict', 'security.factor.isOn');
		const secret = newSharedSecret();
		const isFirst = !this.#db.select().from(secondFactors).limit(1).get();
		const sealed = this.#vault.seal(secret, purposeOf(id), { isFirst });
		const fresh = { secret: sealed, createdAt: Date.now(), confirmedAt: null, lastStep: 0 };
		this.#db
			.insert(secondFactors)
			.values({ accountId: id, ...fresh })
			.onConflictDoUpdate({ target: secondFactors.accountId, set: fresh })
			.run();
		return { secret, address: addressFor(secret, email) };
	}

	/**
	 * From now on codes are asked for. Gives the recovery codes.
	 *
	 * @throws SpoluError `invalid` for a wrong code; `conflict` when there is nothing to confirm
	 */
	confirm(accountId: string, code: string): string[] {
		return this.#db.transaction(() => {
			const row = this.#find(accountId);
			if (!row || row.confirmedAt) throw new SpoluError('conflict', 'security.factor.notBegun');
			if (!this.#acceptsCode(row, plain(code))) throw wrongCode();
			this.#db
				.update(secondFactors)
				.set({ confirmedAt: Date.now() })
				.where(eq(secondFactors.accountId, accountId))
				.run();
			return this.#recovery.renew(accountId);
		});
	}

	/**
	 * Takes a code of the app, or a recovery code, and uses it up.
	 *
	 * @throws SpoluError `invalid` when it is wrong, used, or none is asked for
	 */
	take(accountId: string, typed: string): void {
		const row = this.#find(accountId);
		const code = plain(typed);
		// Where the vault does not open, recovery codes do all the same.
		const isRight = /^\d+$/.test(code)
			? (row: Row) => this.#acceptsCode(row, code)
			: () => this.#recovery.use(accountId, code);
		if (!row?.confirmedAt || !isRight(row)) throw wrongCode();
	}

	/** Other recovery codes, for one code. @throws SpoluError `invalid` */
	renew(accountId: string, code: string): string[] {
		return this.#db.transaction(() => {
			this.take(accountId, code);
			return this.#recovery.renew(accountId);
		});
	}

	/** Codes are asked for no longer. @throws SpoluError `invalid` */
	end(accountId: string, code: string): void {
		this.#db.transaction(() => {
			this.take(accountId, code);
			this.#recovery.forget(accountId);
			this.#db.delete(secondFactors).where(eq(secondFactors.accountId, accountId)).run();
		});
	}

	#find(accountId: string): Row | undefined {
		const isTheirs = eq(secondFactors.accountId, accountId);
		return this.#db.select().from(secondFactors).where(isTheirs).get();
	}

	/** Whoever is first to use a step has it: the same code, and those before it, fit no more. */
	#acceptsCode({ accountId, secret }: Row, code: string): boolean {
		const step = stepOf(this.#vault.open(secret, purposeOf(accountId)), code, Date.now());
		if (step === null) return false;
		const isUnused = and(eq(secondFactors.accountId, accountId), lt(secondFactors.lastStep, step));
		const used = this.#db.update(secondFactors).set({ lastStep: step }).where(isUnused).run();
		return used.changes === 1;
	}
}

function purposeOf(accountId: string): string {
	return `second factor of ${accountId}`;
}

function wrongCode(): SpoluError {
	return new SpoluError('invalid', 'auth.code.wrong');
}
