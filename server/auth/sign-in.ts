import { SpoluError } from '../errors.ts';
import type { Accounts } from './accounts.ts';
import type { Limits } from './limits.ts';
import type { SecondFactors } from './second-factors.ts';
import type { SecondSteps } from './second-steps.ts';

/** Whose sign-in it is; or the token of one that awaits its code. */
export type Recognised = { accountId: string } | { token: string };

/** The way in by password, and by a code after it where one is asked for. */
export class SignIn {
	readonly #accounts: Accounts;
	readonly #limits: Limits;
	readonly #factors: SecondFactors;
	readonly #steps: SecondSteps;

	constructor(accounts: Accounts, limits: Limits, factors: SecondFactors, steps: SecondSteps) {
		this.#accounts = accounts;
		this.#limits = limits;
		this.#factors = factors;
		this.#steps = steps;
	}

	/**
	 * Null when the e-mail or the password is not right: which of them is not told, nor whether a code
	 * would be asked for.
	 *
	 * @throws SpoluError `limited`
	 */
	async byPassword(
		{ email, password }: { email: string; password: string },
		ip: string
	): Promise<Recognised | null> {
		const counted = await this.#limits.signIn(ip, email);
		const account = await this.#accounts.recognise(email, password);
		if (!account) return null;
		await counted.succeeded();
		if (this.#factors.isOn(account.id)) return { token: this.#steps.begin(account) };
		return { accountId: account.id };
	}

	/** Whether a token still awaits its code, for the password that its account has. */
	awaitsCode(token: string | undefined): boolean {
		return this.#accountOf(token) !== null;
	}

	/**
	 * The account of a token, by its code. Both are used up.
	 *
	 * @throws SpoluError `invalid` for a wrong code; `signed_out` when the password must be given again;
	 * `limited`
	 */
	async byCode(token: string | undefined, code: string, ip: string): Promise<string> {
		const accountId = this.#accountOf(token);
		if (!token || !accountId) throw tooLate();
		const counted = await this.#limits.code(ip, accountId);
		this.#factors.take(accountId, code);
		if (!this.#steps.end(token)) throw tooLate();
		await counted.succeeded();
		return accountId;
	}

	#accountOf(token: string | undefined): string | null {
		const step = this.#steps.find(token);
		const account = step && this.#accounts.find(step.accountId);
		return account && account.passwordHash === step.passwordHash ? account.id : null;
	}
}

function tooLate(): SpoluError {
	return new SpoluError('signed_out', 'auth.code.late');
}
