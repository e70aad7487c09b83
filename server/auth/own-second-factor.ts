import type { Limits } from './limits.ts';
import type { PasswordAgain } from './password-again.ts';
import type { SecondFactors, SharedSecret } from './second-factors.ts';

/** What shows that a person may change how their codes are asked for. */
export interface Proof {
	password: string;
	code: string;
}

/** What a signed-in person does with their own second factor; `ip` is where they are. */
export class OwnSecondFactor {
	readonly #factors: SecondFactors;
	readonly #again: PasswordAgain;
	readonly #limits: Limits;

	constructor(factors: SecondFactors, again: PasswordAgain, limits: Limits) {
		this.#factors = factors;
		this.#again = again;
		this.#limits = limits;
	}

	/** @throws SpoluError `invalid` for another password; `conflict` when it is on; `limited` */
	async begin(accountId: string, password: string, ip: string): Promise<SharedSecret> {
		return this.#factors.begin(await this.#again.ask(accountId, password, ip));
	}

	/** Gives the recovery codes. @throws SpoluError `invalid`, `conflict`, `limited` */
	confirm(accountId: string, code: string, ip: string): Promise<string[]> {
		return this.#counted(accountId, ip, () => this.#factors.confirm(accountId, code));
	}

	/** Gives other recovery codes. @throws SpoluError `invalid`, `limited` */
	async renew(accountId: string, { password, code }: Proof, ip: string): Promise<string[]> {
		await this.#again.ask(accountId, password, ip);
		return this.#counted(accountId, ip, () => this.#factors.renew(accountId, code));
	}

	/** Codes are asked for no longer. @throws SpoluError `invalid`, `limited` */
	async end(accountId: string, { password, code }: Proof, ip: string): Promise<void> {
		await this.#again.ask(accountId, password, ip);
		await this.#counted(accountId, ip, () => this.#factors.end(accountId, code));
	}

	async #counted<T>(accountId: string, ip: string, work: () => T): Promise<T> {
		const counted = await this.#limits.code(ip, accountId);
		const done = work();
		await counted.succeeded();
		return done;
	}
}
